package io.graflag.api;

import io.graflag.api.config.Places;
import io.graflag.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A small SHARED_DIR on disk, for tests. */
public final class SharedFolder {
  /** The moment at which the fixed clock stands. */
  public static final Instant NOW = Instant.parse("2026-03-09T14:30:00Z");

  /** A clock that stands still. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Path root;

  /** Uses an empty directory. */
  public SharedFolder(Path root) {
    this.root = root;
  }

  /** Adds a method with a {@code .env}. */
  public SharedFolder method(String name, String... lines) {
    return write("methods/" + name + "/.env", String.join("\n", lines) + "\n");
  }

  /** Adds a dataset with one small file. */
  public SharedFolder dataset(String name) {
    return write("datasets/" + name + "/edges.csv", "src,dst\n0,1\n");
  }

  /** Adds a file of an experiment. */
  public SharedFolder experiment(String name, String file, Map<String, Object> json) {
    return write("experiments/" + name + "/" + file, Json.pretty(json));
  }

  /** Lets a file have been written at a moment. */
  public SharedFolder written(String path, Instant moment) {
    try {
      Files.setLastModifiedTime(root.resolve(path), FileTime.from(moment));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes any file. */
  public SharedFolder write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where things lie in it. */
  public Places places() {
    return Places.under(root);
  }
}
