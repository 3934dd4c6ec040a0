/** SCAN: nodes whose neighbourhoods overlap form clusters. */
package io.graflag.examples.scan;
