package io.graflag.runner.monitor;

/**
 * What a tree of processes used at one moment.
 *
 * @param processes how many were running
 * @param residentKb sum of their resident memory, in KB of 2^10 bytes
 * @param highWaterKb the highest high-water mark of any of them, in KB; 0 where unknown
 * @param cpuSeconds processor time that they have used since they started
 * @param readBytes what they have read from disks; -1 where the system does not tell
 * @param writeBytes what they have written to disks, likewise
 */
record TreeSample(
    int processes,
    long residentKb,
    long highWaterKb,
    double cpuSeconds,
    long readBytes,
    long writeBytes) {}
