/** Random numbers of other programs, so that equal seeds give what those programs give. */
package io.graflag.examples.random;
