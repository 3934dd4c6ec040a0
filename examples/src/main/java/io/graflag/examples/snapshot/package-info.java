/** Detectors on snapshots of a graph: nodes, edges and snapshots against their own past. */
package io.graflag.examples.snapshot;
