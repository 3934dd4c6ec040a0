package io.graflag.api.authoring;

import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The instructions of a Dockerfile, one a line.
 *
 * @param instructions continued lines joined, comments and blank lines left out
 */
record ImageRecipe(List<String> instructions) {

  static ImageRecipe read(Path dockerfile) {
    try {
      String text = Files.readString(dockerfile, StandardCharsets.ISO_8859_1);
      return new ImageRecipe(
          text.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .reduce("", (all, line) -> all.endsWith("\\") ? joined(all, line) : all + "\n" + line)
              .lines()
              .filter(line -> !line.isEmpty())
              .toList());
    } catch (IOException e) {
      throw StorageErrors.of("read", dockerfile, e);
    }
  }

  /** Whether the image starts the runner, ours or the original's. */
  boolean startsRunner() {
    return Stream.concat(of("cmd"), of("entrypoint"))
        .anyMatch(line -> line.contains("graflag-runner") || line.contains("graflag_runner"));
  }

  /** What is copied from the build context, as far as that can be told without building. */
  List<String> copied() {
    return Stream.concat(of("copy"), of("add"))
        .filter(line -> !line.contains("--from="))
        .flatMap(ImageRecipe::sources)
        .filter(source -> !source.contains("$") && !source.contains("*"))
        .filter(source -> !source.contains("://") && !source.startsWith("<<"))
        .toList();
  }

  private Stream<String> of(String word) {
    return instructions.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(word + " "));
  }

  /** All words but the instruction, its flags and the last, which is where to copy to. */
  private static Stream<String> sources(String instruction) {
    // The form with brackets and quotes means the same.
    List<String> words =
        Arrays.stream(instruction.replaceAll("[\\[\\]\",]", " ").split("\\s+"))
            .skip(1)
            .filter(word -> !word.startsWith("--"))
            .toList();
    return words.stream().limit(Math.max(0, words.size() - 1L));
  }

  private static String joined(String all, String line) {
    return all.substring(0, all.length() - 1) + " " + line;
  }
}
