/** What a user does with the installed command line on a cluster, and what comes of it. */
package io.graflag.cluster;
