/** Metrics, version 2 of the rules: one class a family, with its formula, ties and source. */
package io.graflag.evaluator.metric;
