package io.graflag.api.storage;

import io.graflag.api.ssh.Finished;
import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What a script says of many files: lists of words, facts, and the contents of the small ones.
 *
 * @param lists lists of words, as many as the script writes
 * @param facts what is known of each file that exists, by its path under SHARED_DIR
 * @param contents what the small ones hold
 */
record RemoteAnswer(
    List<List<String>> lists, Map<String, Facts> facts, Map<String, byte[]> contents) {
  private static final int MOST_BYTES = 1 << 20;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /**
   * What the manager says of one file, links followed.
   *
   * @param regular whether it is a file as most are
   * @param bytes its size
   * @param modified when it was written last
   */
  record Facts(boolean regular, long bytes, Instant modified) {}

  static RemoteAnswer parse(
      RemoteShare share, RemoteShare.Attempt attempt, Finished finished, int lists) {
    byte[] bytes = finished.output();
    List<List<String>> words = new ArrayList<>();
    int at = 0;
    for (int i = 0; i <= lists; i++) {
      List<String> list = new ArrayList<>();
      at = addWords(list, bytes, at);
      words.add(list);
    }
    Map<String, Facts> facts = new HashMap<>();
    for (String line : words.remove(lists)) {
      String[] parts = line.split(" ", 4);
      facts.put(
          parts[3], new Facts(parts[0].equals("f"), Long.parseLong(parts[1]), moment(parts[2])));
    }
    byte[] archive = at < 0 ? new byte[0] : unzipped(bytes, at);
    if (archive.length == 0) {
      throw share.failure(attempt, Script.Code.NO_GNU, finished.errors());
    }
    return new RemoteAnswer(words, facts, contents(archive));
  }

  /** Whether there is such a file, of whatever kind. */
  boolean has(String path) {
    return facts.containsKey(path);
  }

  /**
   * A file that may not be there.
   *
   * @param path under SHARED_DIR
   * @throws GraflagException STORAGE where one that is there was not given out
   */
  Optional<Document> document(RemoteShare share, String path) {
    Facts about = facts.get(path);
    if (about == null) {
      return Optional.empty();
    }
    Path file = share.path(path);
    byte[] content = contents.get(path);
    if (content != null) {
      return Optional.of(new Document(file, content));
    }
    String why =
        !about.regular
            ? "it is no regular file"
            : about.bytes > MOST_BYTES
                ? "it is larger than 1 MB"
                : "the manager may not read it, or it vanished meanwhile";
    throw GraflagException.of(Kind.STORAGE, "Cannot read " + file + ": " + why + ".");
  }

  /** Seconds since 1970 with a fraction. */
  static Instant moment(String seconds) {
    int point = seconds.indexOf('.');
    if (point < 0) {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
    String digits = (seconds.substring(point + 1) + "000000000").substring(0, 9);
    return Instant.ofEpochSecond(
        Long.parseLong(seconds.substring(0, point)), Long.parseLong(digits) % NANOS_PER_SECOND);
  }

  /** Words with a NUL after each, up to an empty one; returns where the rest starts, or -1. */
  static int addWords(List<String> words, byte[] bytes, int from) {
    int start = from;
    for (int i = from; i >= 0 && i < bytes.length; i++) {
      if (bytes[i] == 0) {
        if (i == start) {
          return i + 1;
        }
        words.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return -1;
  }

  private static byte[] unzipped(byte[] bytes, int from) {
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
      return in.readAllBytes();
    } catch (IOException e) {
      return new byte[0]; // as where there is no archive at all
    }
  }

  private static Map<String, byte[]> contents(byte[] archive) {
    Map<String, byte[]> contents = new HashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        byte[] content = tar.readNBytes((int) entry.getSize());
        if (entry.isFile() && content.length == entry.getSize()) {
          contents.put(entry.getName(), content);
        }
      }
    } catch (IOException e) {
      // It was cut where it became too large: what is missing is a problem of each file.
      return contents;
    }
    return contents;
  }
}
