/** ROC and precision-recall curves, thinned for pages and pictures. */
package io.graflag.evaluator.curve;
