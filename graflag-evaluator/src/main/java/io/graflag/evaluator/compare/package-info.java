/** Runs side by side: their metrics, their parameters, and whether they differ. */
package io.graflag.evaluator.compare;
