/** How many edges a second the stream detectors score. */
package io.graflag.benchmarks.stream;
