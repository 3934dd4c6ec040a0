/** How fast results.json is written and read. */
package io.graflag.benchmarks.result;
