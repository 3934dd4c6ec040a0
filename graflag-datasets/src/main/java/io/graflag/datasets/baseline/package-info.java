/**
 * Scores that need no method: what a detector has to beat before its result says anything.
 *
 * <p>Every score is finite, at least zero, and higher where an item is taken for more anomalous; so
 * none can be taken for one of the special scores -1 and -2. Counts are exact, and so are ties.
 */
package io.graflag.datasets.baseline;
