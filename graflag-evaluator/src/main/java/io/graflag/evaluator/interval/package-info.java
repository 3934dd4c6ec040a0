/** How far metrics may be off: intervals, standard errors, and tests of differences. */
package io.graflag.evaluator.interval;
