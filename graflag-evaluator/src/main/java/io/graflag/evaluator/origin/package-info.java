/** Where a run comes from: its dataset, its parameters, the runs beside it. */
package io.graflag.evaluator.origin;
