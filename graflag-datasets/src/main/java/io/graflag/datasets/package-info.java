/** Graphs and edge streams with labels, as primitive arrays. */
package io.graflag.datasets;
