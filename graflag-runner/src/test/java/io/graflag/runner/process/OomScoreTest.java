package io.graflag.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OomScoreTest {
  @TempDir Path directory;
  private final List<String> problems = new ArrayList<>();

  private OomScore score(String before) throws IOException {
    return new OomScore(Files.writeString(directory.resolve("score"), before), problems::add);
  }

  private String now() throws IOException {
    return Files.readString(directory.resolve("score"));
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "-999, -499", "700, 1000"})
  void isRaisedForTheMomentOfTheStart(int before, String during) throws Exception {
    List<String> seen = new ArrayList<>();
    score(before + "\n").raisedFor(() -> seen.add(now()) ? null : null);
    assertThat(seen).containsExactly(during);
    assertThat(now()).isEqualTo("" + before);
  }

  @Test
  void comesBackWhenTheStartFails() throws Exception {
    OomScore score = score("100");
    assertThatThrownBy(() -> score.raisedFor(OomScoreTest::fail)).hasMessage("no such program");
    assertThat(now()).isEqualTo("100");
  }

  @Test
  void startsAsEverWhereThereIsNoScore() throws Exception {
    OomScore none = new OomScore(directory.resolve("absent"), problems::add);
    List<String> started = new ArrayList<>();
    none.raisedFor(() -> started.add("yes") ? null : null);
    assertThat(started).containsExactly("yes");
    assertThat(directory.resolve("absent")).doesNotExist();
    assertThat(problems).isEmpty();
  }

  @Test
  void reportsAScoreThatCannotBeSetBack() throws Exception {
    score("100")
        .raisedFor(
            () -> {
              Files.delete(directory.resolve("score"));
              Files.createDirectory(directory.resolve("score"));
              return null;
            });
    assertThat(problems).singleElement().asString().contains("back to 100");
  }

  private static Process fail() throws IOException {
    throw new IOException("no such program");
  }
}
