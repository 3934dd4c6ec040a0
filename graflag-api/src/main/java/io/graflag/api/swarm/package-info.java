/** Docker Swarm: nodes, services, tasks and images; the only user of docker-java. */
package io.graflag.api.swarm;
