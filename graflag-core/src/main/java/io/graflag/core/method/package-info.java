/** Methods and datasets: their names, the {@code .env} file, and parameters. */
package io.graflag.core.method;
