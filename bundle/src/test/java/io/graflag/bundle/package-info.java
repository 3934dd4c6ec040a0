/** The runner with a Java of its own, as it lies in images. */
package io.graflag.bundle;
