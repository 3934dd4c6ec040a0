/** Isolation forest: nodes that random cuts through the features separate early. */
package io.graflag.examples.isolation;
