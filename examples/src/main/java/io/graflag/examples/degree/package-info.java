/** Degree as a score: the baseline that any detector on a graph should beat. */
package io.graflag.examples.degree;
