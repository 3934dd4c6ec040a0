package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.graflag.core.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scores that never fit in memory.
 *
 * <p>{@code -Dgraflag.streamedScores=100000000 -Dgraflag.streamedHeap=64m} runs the large case.
 */
class StreamingIT {
  private static final long SCORES = Long.getLong("graflag.streamedScores", 4_000_000);
  private static final String HEAP = System.getProperty("graflag.streamedHeap", "16m");
  private static final long SEED = 7;

  @TempDir Path directory;

  private String run() throws Exception {
    Path output = directory.resolve("out");
    Process process =
        new ProcessBuilder(
                RunnerFixture.java(),
                "-Xmx" + HEAP,
                "-cp",
                RunnerFixture.JAR + ":" + Path.of("target", "test-classes").toAbsolutePath(),
                StreamingProgram.class.getName(),
                Files.createDirectory(directory.resolve("exp")).toString(),
                Long.toString(SCORES),
                Long.toString(SEED))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  @Test
  void areWrittenInASmallHeap() throws Exception {
    String output = run();
    assertThat(output).contains("scores in").doesNotContain("WARN");
    System.out.print(output);
    assertThat(directory.resolve("exp").toFile().list()).containsExactly("results.json");
    StreamingProgram.Items items = new StreamingProgram.Items(SEED);
    try (JsonParser parser = Json.parser(directory.resolve("exp/results.json"))) {
      enter(parser, "scores");
      for (long i = 0; i < SCORES; i++) {
        parser.nextToken();
        require(parser.getDoubleValue() == items.score(), i);
      }
      assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
      enter(parser, "ground_truth");
      for (long i = 0; i < SCORES; i++) {
        require(parser.nextIntValue(-9) == items.label(), i);
      }
      assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
    }
  }

  private static void enter(JsonParser parser, String key) throws Exception {
    while (!key.equals(parser.nextFieldName())) {
      assertThat(parser.currentToken()).isNotNull();
    }
    assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
  }

  private static void require(boolean holds, long index) {
    if (!holds) {
      throw new AssertionError("item " + index + " is another one");
    }
  }
}
