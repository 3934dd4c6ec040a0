/** Lines of a method's log as the original writes them, to standard error; a binding of SLF4J. */
package io.graflag.runner.log;
