/** Detectors that run as methods of GraFlag, one command each. */
package io.graflag.examples;
