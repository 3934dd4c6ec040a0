/**
 * A Docker Swarm of several nodes on one machine, to try and to develop GraFlag without hardware.
 */
package io.graflag.devcluster;
