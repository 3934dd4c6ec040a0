/** Makes the nodes of a development cluster, mends them, and removes them. */
package io.graflag.devcluster.bringup;
