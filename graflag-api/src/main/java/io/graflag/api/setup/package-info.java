/** A cluster made ready: Swarm, SHARED_DIR, registry, and what runs need there. */
package io.graflag.api.setup;
