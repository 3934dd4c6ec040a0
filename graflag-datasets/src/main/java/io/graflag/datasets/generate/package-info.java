/** Generators of small datasets with planted anomalies, the same on every machine. */
package io.graflag.datasets.generate;
