/** MIDAS and its variants: anomalous edges of a stream in constant time and memory. */
package io.graflag.examples.midas;
