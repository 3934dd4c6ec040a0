package io.graflag.api.swarm;

/**
 * A directory of a node inside a container.
 *
 * @param source the directory on the node
 * @param target where the container sees it
 * @param readOnly whether the container may not write there
 */
public record BindMount(String source, String target, boolean readOnly) {}
