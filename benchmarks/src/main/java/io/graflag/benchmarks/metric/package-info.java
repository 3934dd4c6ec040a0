/** How long metrics take. */
package io.graflag.benchmarks.metric;
