/** How things look on a terminal. */
package io.graflag.cli.render;
