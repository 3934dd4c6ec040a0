/** Anomalous graphs of a collection, by the subtrees that Weisfeiler and Lehman's test compares. */
package io.graflag.examples.weisfeiler;
