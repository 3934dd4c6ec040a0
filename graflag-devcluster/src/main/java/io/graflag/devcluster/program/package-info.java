/** Programs of this machine, called by argument lists. */
package io.graflag.devcluster.program;
