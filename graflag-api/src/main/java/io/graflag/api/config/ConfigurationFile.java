package io.graflag.api.config;

import io.graflag.core.AtomicFile;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.method.EnvLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of settings, one {@code KEY=VALUE} a line.
 *
 * @param path where it lies
 * @param lines what it holds
 */
public record ConfigurationFile(Path path, List<EnvLine> lines) {
  private static final int LARGEST_BYTES = 1 << 20;

  /** Keys of the original's template that say nothing here. */
  private static final Set<String> LEGACY = Set.of("DEFAULT_TAG", "DEFAULT_BUILD");

  private static final Set<EnvLine.Kind> BROKEN =
      Set.of(EnvLine.Kind.MALFORMED, EnvLine.Kind.BINARY);

  public ConfigurationFile {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file; what its lines hold is not looked at yet.
   *
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT where it is a directory or huge
   */
  public static ConfigurationFile read(Path path) {
    if (Files.isDirectory(path)) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, "Cannot read " + path + ": it is a directory, not a file.");
    }
    // Not more than the limit is read, so that no device and no mistake fills the memory.
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw GraflagException.of(
            Kind.INVALID_INPUT, path + " is larger than 1 MiB; it cannot be a configuration.");
      }
      return new ConfigurationFile(path, EnvLine.parse(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw StorageErrors.of("read", path, e);
    }
  }

  /** Whether it holds any of our keys. */
  public boolean isOurs() {
    return entries().stream().anyMatch(line -> ConfigurationKey.named(line.key()).isPresent());
  }

  /** What it sets; the last of equal keys counts, and an empty value sets nothing. */
  public Map<ConfigurationKey, Setting> settings() {
    Map<ConfigurationKey, Setting> settings = new EnumMap<>(ConfigurationKey.class);
    for (EnvLine line : entries()) {
      ConfigurationKey.named(line.key())
          .ifPresent(key -> settings.put(key, new Setting(line.text(), at(line))));
    }
    settings.values().removeIf(setting -> setting.value().isEmpty());
    return settings;
  }

  /** All that is wrong with its lines, each with its place. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (EnvLine line : lines) {
      String place = at(line).describe() + ": ";
      switch (line.kind()) {
        // What such a line holds is not shown: it may be somebody's password.
        case MALFORMED -> problems.add(place + "the line is not KEY=VALUE.");
        case BINARY -> problems.add(place + "a NUL character is no part of a text.");
        case ENTRY ->
            ConfigurationKey.named(line.key())
                .filter(key -> !line.text().isEmpty())
                .flatMap(key -> key.problem(line.text()))
                .ifPresent(problem -> problems.add(place + problem));
        case BLANK, COMMENT -> {
          // Nothing can be wrong with them.
        }
      }
    }
    return problems;
  }

  /** Keys that are not ours, and keys that stand twice. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    Map<ConfigurationKey, EnvLine> seen = new EnumMap<>(ConfigurationKey.class);
    for (EnvLine line : entries()) {
      String place = at(line).describe() + ": ";
      ConfigurationKey key = ConfigurationKey.named(line.key()).orElse(null);
      if (key == null) {
        warnings.add(
            place
                + (LEGACY.contains(line.key())
                    ? line.key() + " of the original has no meaning here; it is ignored."
                    : "unknown key " + line.key() + "; it is ignored."));
      } else if (seen.containsKey(key)) {
        warnings.add(
            place
                + key
                + " stands again; it counts, line "
                + seen.get(key).number()
                + " does not.");
      }
      if (key != null) {
        seen.put(key, line);
      }
    }
    return warnings;
  }

  private List<EnvLine> entries() {
    return lines.stream().filter(line -> line.kind() == EnvLine.Kind.ENTRY).toList();
  }

  private ValueSource.Line at(EnvLine line) {
    return new ValueSource.Line(path, line.number());
  }

  /**
   * Says why a file cannot take our keys without harm to what else it holds.
   *
   * @throws GraflagException INVALID_INPUT where none of our keys stands in it, or a broken line
   */
  public void requireOurs() {
    if (lines.stream().allMatch(line -> line.kind() == EnvLine.Kind.BLANK)) {
      return;
    }
    if (!ConfigurationText.isOurs(lines)) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          path + " holds none of the keys of GraFlag; it is left as it is.",
          "Name another file with --config FILE.");
    }
    List<String> broken =
        lines.stream()
            .filter(line -> BROKEN.contains(line.kind()))
            .map(line -> at(line).describe())
            .toList();
    if (!broken.isEmpty()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "What stands here is not KEY=VALUE, and nothing is replaced around it: "
              + String.join(", ", broken),
          "Correct it there, or name another file with --config FILE.");
    }
  }

  /**
   * Writes a file that only its owner can read, whole or not at all.
   *
   * @param path where to; folders above are made, and a link leads to the file that is replaced
   * @param values the keys that are set; the others stand in it as comments, and whatever else a
   *     file holds stays
   * @throws GraflagException STORAGE, or INVALID_INPUT where the file is not one of ours
   */
  public static void write(Path path, Map<ConfigurationKey, String> values) {
    String before = "";
    if (Files.exists(path)) {
      read(path).requireOurs();
      before = text(path);
    }
    String text = ConfigurationText.with(values, before);
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path target = Files.exists(path) ? path.toRealPath() : path;
      AtomicFile.write(
          target,
          out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw StorageErrors.of("write", path, e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new GraflagException(
          Kind.INVALID_INPUT,
          path + " holds bytes that are no UTF-8; it is left as it is.",
          "Name another file with --config FILE.",
          e);
    } catch (IOException e) {
      throw StorageErrors.of("read", path, e);
    }
  }
}
