/** What trivial scores reach on the very items that a method was judged on. */
package io.graflag.evaluator.baseline;
