package io.graflag.core.experiment;

/**
 * A process on one boot of one machine; a process id alone may be used again by another.
 *
 * @param host name of the machine
 * @param bootId identifies the boot; empty where the system gives none
 * @param pid process id
 * @param startTicks when it started, in the system's own unit since boot
 */
public record LocalProcess(String host, String bootId, long pid, long startTicks) {}
