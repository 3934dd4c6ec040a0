package io.graflag.api.storage;

import io.graflag.api.copy.LocalTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.Locale;

/**
 * What is kept of a file or directory of this machine beside its content.
 *
 * @param mode its permissions
 * @param bytes its size
 * @param modified when it was written last
 * @param key what the file system tells it from others by, where it does
 */
record SourceFacts(int mode, long bytes, FileTime modified, String key) {
  private static final int FILE_MODE = 0644;
  private static final int FOLDER_MODE = 0755;

  static SourceFacts of(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    int usual = attributes.isDirectory() ? FOLDER_MODE : FILE_MODE;
    return new SourceFacts(
        view == null ? usual : LocalTarget.mode(view.readAttributes().permissions()),
        attributes.size(),
        attributes.lastModifiedTime(),
        String.valueOf(attributes.fileKey()));
  }

  /** The permissions as programs take them: {@code 644}. */
  String octal() {
    return Integer.toOctalString(mode);
  }

  /** The time as programs take it: seconds since 1970, with a fraction. */
  String seconds() {
    return seconds(modified);
  }

  static String seconds(FileTime time) {
    Instant moment = time.toInstant();
    return String.format(Locale.ROOT, "%d.%09d", moment.getEpochSecond(), moment.getNano());
  }
}
