/** Inside the container: runs a method, watches it, records how it ended, and writes results. */
package io.graflag.runner;
