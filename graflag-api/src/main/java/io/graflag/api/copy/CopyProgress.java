package io.graflag.api.copy;

/**
 * How far a copy has come.
 *
 * @param filesDone files that are whole at their destination
 * @param files files that have to be copied
 * @param bytesDone bytes that are written
 * @param bytes bytes that have to be written
 * @param bytesKept how many of those that are written an earlier copy had brought, which was cut
 * @param current the file that is being written
 */
public record CopyProgress(
    int filesDone, int files, long bytesDone, long bytes, long bytesKept, String current) {}
