/** One run of a method on a dataset: its name, its status, its state and what a replay needs. */
package io.graflag.core.experiment;
