package io.graflag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the README true: its Java is cut from code that compiles and runs. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everySnippetStandsInAnExampleThatCompiles() throws IOException {
    String lessons = flat(sources());
    Matcher snippets = JAVA.matcher(Files.readString(ROOT.resolve("README.md")));
    int count = 0;
    for (; snippets.find(); count++) {
      assertThat(lessons).contains(flat(snippets.group(1)));
      assertThat(snippets.group(1).lines().count()).isLessThanOrEqualTo(10);
    }
    assertThat(count).isEqualTo(3);
  }

  @Test
  void theTwoCommandsStandFirst() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher shell = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(shell.find()).isTrue();
    assertThat(shell.group(1).lines().map(line -> line.replaceAll(" +#.*", "")).toList())
        .isEqualTo(
            List.of("./graflag run -m midas_f -d sample_stream --evaluate", "./mvnw verify"));
  }

  @Test
  void everyFileItLinksToExists() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme);
    while (links.find()) {
      if (!links.group(1).startsWith("http")) {
        assertThat(ROOT.resolve(links.group(1))).exists();
      }
    }
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ReadmeTest::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Layout does not matter, only words. */
  private static String flat(String code) {
    return code.replaceAll("\\s+", "");
  }
}
