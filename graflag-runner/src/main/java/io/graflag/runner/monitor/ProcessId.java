package io.graflag.runner.monitor;

/**
 * A process; the number alone may be used again by another one.
 *
 * @param pid process id
 * @param start when it started, in the unit of the system: ticks since boot on Linux, else
 *     milliseconds since 1970
 */
public record ProcessId(long pid, long start) {}
