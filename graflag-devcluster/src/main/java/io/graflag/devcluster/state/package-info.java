/** What is remembered on this machine between two calls. */
package io.graflag.devcluster.state;
