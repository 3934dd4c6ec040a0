/** evaluation.json: what the evaluator found and everybody else reads. */
package io.graflag.core.evaluation;
