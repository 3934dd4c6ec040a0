/** Spot files: measurements over time, one CSV a group. */
package io.graflag.core.spot;
