/** What a cluster goes through, done to a real one, and what is left of the runs on it. */
package io.graflag.cluster.faults;
