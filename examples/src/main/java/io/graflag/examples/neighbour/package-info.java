/** Outliers among the features of nodes, by the distances to their nearest neighbours. */
package io.graflag.examples.neighbour;
