/** Which scores count, and their order: the one walk that every number and picture comes from. */
package io.graflag.evaluator.ranking;
