package io.graflag.api.copy;

/**
 * How far a copy has come.
 *
 * @param filesDone files that are whole at their destination
 * @param files files that have to be copied
 * @param bytesDone bytes that are written
 * @param bytes bytes that have to be written
 * @param current the file that is being written
 */
public record CopyProgress(int filesDone, int files, long bytesDone, long bytes, String current) {}
