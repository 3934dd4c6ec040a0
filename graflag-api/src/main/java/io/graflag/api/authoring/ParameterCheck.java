package io.graflag.api.authoring;

import io.graflag.core.StorageErrors;
import io.graflag.core.method.MethodSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the source of the method mentions each parameter that is declared. */
final class ParameterCheck {
  private static final String SUBJECT = "parameters";
  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 500;
  private static final long LARGEST_BYTES = 1 << 20;
  private static final Set<String> NO_SOURCE = Set.of("Dockerfile", "README.md", "Makefile");

  private ParameterCheck() {}

  static void check(MethodSpec spec, MethodFolder method, Findings findings) {
    if (spec.parameters().isEmpty()) {
      findings.ok(SUBJECT, "It declares none.");
      return;
    }
    List<String> sources = sources(method.directory());
    if (sources.isEmpty()) {
      findings.ok(SUBJECT, "Whether they are used cannot be told: the source is not here.");
      return;
    }
    List<String> unused =
        spec.parameters().keySet().stream()
            .filter(name -> sources.stream().noneMatch(mention(name).asPredicate()))
            .toList();
    if (unused.isEmpty()) {
      findings.ok(SUBJECT, "The source mentions each of them.");
    } else {
      findings.warning(
          SUBJECT,
          "The source nowhere mentions " + String.join(", ", unused) + ".",
          "Read it as --" + unused.get(0).toLowerCase(Locale.ROOT) + ", or remove it.");
    }
  }

  /** The name as a word or part of one, in either case, with '_' or '-' in it. */
  private static Pattern mention(String name) {
    String words =
        Stream.of(name.split("_", -1)).map(Pattern::quote).collect(Collectors.joining("[_-]?"));
    return Pattern.compile("(?i)(?<![a-z0-9])" + words + "(?![a-z0-9])");
  }

  private static List<String> sources(Path directory) {
    try (Stream<Path> files = Files.walk(directory, DEEPEST)) {
      return files
          .filter(file -> isSource(directory.relativize(file)) && Files.isRegularFile(file))
          .filter(file -> size(file) <= LARGEST_BYTES)
          .limit(MOST_FILES)
          .map(ParameterCheck::text)
          .filter(text -> text.indexOf('\0') < 0)
          .toList();
    } catch (IOException e) {
      throw StorageErrors.of("read", directory, e);
    } catch (UncheckedIOException e) {
      throw StorageErrors.of("read", directory, e.getCause());
    }
  }

  /** Neither hidden, such as .env and .git, nor a file that describes rather than does. */
  private static boolean isSource(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return !NO_SOURCE.contains(relative.toString());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
