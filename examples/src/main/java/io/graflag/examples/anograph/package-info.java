/** AnoEdge and AnoGraph: dense subgraphs of a stream, seen through matrices of constant size. */
package io.graflag.examples.anograph;
