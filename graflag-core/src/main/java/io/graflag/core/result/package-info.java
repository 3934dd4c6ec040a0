/** results.json: scores, labels and what goes with them, read and written as streams. */
package io.graflag.core.result;
