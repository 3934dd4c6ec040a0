/** What speaks against trusting a run, found without asking anybody. */
package io.graflag.evaluator.integrity;
