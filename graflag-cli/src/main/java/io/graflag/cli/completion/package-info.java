/** Completion of commands, options and names in a shell. */
package io.graflag.cli.completion;
