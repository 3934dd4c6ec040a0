package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code graflag logs --since}; what methods write carries no times. */
class LogsSinceTest {
  private static final String NAME = "exp__midas__toy__20260309_140000";

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() throws IOException {
    session = new CommandLineSession(root);
    String folder = "experiments/" + NAME + "/";
    session.write(
        folder + "status.json",
        "{\"status\": \"completed\", \"timestamp\": \"2026-03-09T16:00:00Z\"}");
    session.write(folder + "method_output.txt", "one\ntwo\n");
    Files.setLastModifiedTime(
        session.experiment(NAME).resolve("method_output.txt"),
        FileTime.from(Instant.parse("2026-03-11T12:00:00Z")));
  }

  private CommandLineSession.Answer logs(String... more) {
    List<String> words = new ArrayList<>(List.of("logs", "-e", NAME, "--since"));
    words.addAll(List.of(more));
    return session.graflag(words.toArray(String[]::new));
  }

  @Test
  void showsNothingWhereTheLastOfItIsOlder() {
    CommandLineSession.Answer answer = logs("10m");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("Nothing was written since then; the last of it is of 2026-");
    assertThat(logs("10m", "--json").out()).contains("\"logs\": []");
  }

  @Test
  void showsAllOfItWhereSomeIsNewAndSaysSo() {
    CommandLineSession.Answer answer = logs("2026-03-11T08:00:00Z");
    assertThat(answer.out()).isEqualTo("one\ntwo\n");
    assertThat(answer.err()).contains("Some of it was written since then", "all of it is shown");
  }

  @Test
  void saysNothingMoreWhereTheRunBeganLater() {
    CommandLineSession.Answer answer = logs("2026-03-01");
    assertThat(answer.out()).isEqualTo("one\ntwo\n");
    assertThat(answer.err()).doesNotContain("note:");
  }
}
