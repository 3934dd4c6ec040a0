/** Manual pages, made from the command tree. */
package io.graflag.cli.man;
