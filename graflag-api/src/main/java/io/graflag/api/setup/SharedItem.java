package io.graflag.api.setup;

import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory of this installation and its place in SHARED_DIR.
 *
 * @param target its place: {@code libs/graflag_runner}, {@code methods/midas}
 * @param source the directory on this machine
 * @param manifest of a library, a file that is put into it
 * @param hashes SHA-256 of each file by its path below, sorted
 */
record SharedItem(String target, Path source, Optional<Path> manifest, Map<String, String> hashes) {
  private static final int BUFFER_BYTES = 1 << 16;

  SharedItem {
    hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
  }

  /** Reads a directory. */
  static SharedItem read(String target, Path source) {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        hashes.put(source.relativize(file).toString(), hash(file));
      }
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
    return new SharedItem(target, source, Optional.empty(), hashes);
  }

  /** The same with a manifest in it. */
  SharedItem with(Path file) {
    Map<String, String> all = new TreeMap<>(hashes);
    all.put(Manifest.FILE, read(target, file).hashes().get(""));
    return new SharedItem(target, source, Optional.of(file), all);
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (in.read(buffer) >= 0) {
        // The digest takes what passes.
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  boolean isLibrary() {
    return target.startsWith("libs/");
  }

  /** The directory that it belongs to: libs, methods or datasets. */
  String part() {
    return target.substring(0, target.indexOf('/'));
  }

  String name() {
    return target.substring(target.indexOf('/') + 1);
  }
}
