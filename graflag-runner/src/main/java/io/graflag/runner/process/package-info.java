/** The method as a process: starting it, following its output, ending its whole tree. */
package io.graflag.runner.process;
