package io.graflag.api;

/**
 * What stands for a run that goes on.
 *
 * @param name its name, which is the experiment's
 * @param id identifies it on its engine: the process id on the local engine
 * @param image the image; empty on the local engine
 * @param replicas how many tasks run of how many wanted
 * @param status running or pending
 */
public record ServiceInfo(String name, String id, String image, String replicas, String status) {}
