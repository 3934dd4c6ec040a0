/** Turns what a method left behind into numbers and pictures, with one call. */
package io.graflag.evaluator;
