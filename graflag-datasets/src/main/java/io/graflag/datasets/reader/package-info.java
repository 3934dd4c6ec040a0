/** Readers of datasets in comma-separated files, plain or compressed by gzip. */
package io.graflag.datasets.reader;
