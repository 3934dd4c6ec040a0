package io.graflag.cluster.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 * @param took from its start to its end
 */
public record Said(int code, String out, String err, Duration took) {

  /** The same, once it is sure that the exit code is 0. */
  public Said done() {
    return ended(0);
  }

  /** The same, once it is sure what the exit code is. */
  public Said ended(int wanted) {
    assertThat(code).as("exit code; it said:%n%s%n%s", out, err).isEqualTo(wanted);
    return this;
  }

  /** What it said in its error, once it is sure that it failed in words that a user can read. */
  public String refused() {
    ended(1);
    assertThat(err).doesNotContain("\tat ", "Exception", "java.");
    return err;
  }

  /** Standard output, which is one JSON object. */
  public JsonObject json() {
    return read(out);
  }

  /** Standard output, which is a JSON array of objects. */
  public List<JsonObject> jsonObjects() {
    return read("{\"all\": " + out + "}").objects("all");
  }

  private static JsonObject read(String text) {
    try {
      Path file = Files.createTempFile("said", ".json");
      try {
        Files.writeString(file, text);
        return Json.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
