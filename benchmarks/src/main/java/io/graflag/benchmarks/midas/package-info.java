/** How fast the MIDAS detectors score edges, beside the same loops in C++. */
package io.graflag.benchmarks.midas;
