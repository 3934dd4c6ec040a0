/** The machines of a cluster, as hosts.yml names them. */
package io.graflag.core.cluster;
