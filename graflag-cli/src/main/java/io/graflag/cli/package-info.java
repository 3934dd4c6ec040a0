/** The command line: parse, call, print. The sentences a user reads are written here. */
package io.graflag.cli;
