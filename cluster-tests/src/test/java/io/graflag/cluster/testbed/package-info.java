/** A real cluster for tests: brought up by the installed command line, and the hands to use it. */
package io.graflag.cluster.testbed;
