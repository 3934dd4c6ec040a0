/** Anomalous edges: those that a predictor of links would not have predicted. */
package io.graflag.examples.link;
