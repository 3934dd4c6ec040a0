/** Copies files and trees: only what changed, each file whole under its final name. */
package io.graflag.api.copy;
