package io.graflag.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.EnvFile;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.Parameters;
import io.graflag.core.method.ReservedVariable;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.result.ResultsWriter;
import io.graflag.core.spot.SpotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files and names come out the same wherever the user lives.
 *
 * <p>Turkish lowers I to a letter without a dot, French writes a comma before the fraction, and
 * Arabic in Egypt has digits of its own.
 */
@ParameterizedClass
@ValueSource(strings = {"", "tr-TR", "fr-FR", "ar-EG"})
class LocalesTest {
  private final String language;
  private final Locale before = Locale.getDefault();

  @TempDir Path directory;

  LocalesTest(String language) {
    this.language = language;
  }

  @BeforeEach
  void move() {
    Locale.setDefault(Locale.forLanguageTag(language));
  }

  @AfterEach
  void comeBack() {
    Locale.setDefault(before);
  }

  @Test
  void resultsAreTheSame() throws IOException {
    Path file = directory.resolve("results.json");
    Results results = ResultsReader.read(Original.file("temporal_streamed/results.json"));
    ResultsWriter.write(file, results);
    assertThat(Files.readString(file))
        .contains("    [0.01,0.11,0.21000000000000002,0.31000000000000005],\n", "[0,1,2]");
    assertThat(ResultsReader.read(file).scores().values()).isEqualTo(results.scores().values());
  }

  @Test
  void spotsAreTheSame() throws IOException {
    try (SpotFile spot = SpotFile.of(directory, "training")) {
      spot.append(Instant.ofEpochSecond(1, 500_000_000), Map.of("loss", 1234567.25, "I", 1));
    }
    assertThat(directory.resolve("training.csv"))
        .hasContent("timestamp,I,loss\n1.500000,1,1234567.25\n");
  }

  @Test
  void statusIsTheSame() throws IOException {
    Path file = directory.resolve("status.json");
    OffsetDateTime time = OffsetDateTime.parse("2026-03-09T14:30:00.5+00:00");
    Outcome outcome = Outcome.failed(FailureReason.INVALID_RESULTS, "I");
    Status status =
        Status.running("midas", time, "h")
            .ended(time, outcome, Optional.of(Duration.ofMillis(1234567)), Optional.empty());
    StatusFile.write(file, status);
    assertThat(Files.readString(file))
        .contains("\"invalid_results\"", "\"2026-03-09T14:30:00.500000+00:00\"", ": 1234567.0,");
    assertThat(StatusFile.read(file).status()).contains(status);
  }

  @Test
  void wordsAreTheSame() {
    assertThat(ExperimentState.BUILDING.word()).isEqualTo("building");
    assertThat(FailureReason.find("image_build")).contains(FailureReason.IMAGE_BUILD);
    assertThat(Json.line(Map.of("a", FailureReason.SIGNAL))).isEqualTo("{\"a\":\"signal\"}");
    assertThat(ReservedVariable.holds("monitor_interval")).isTrue();
  }

  record Named(int isIn, double initIal) {}

  @Test
  void recordsAreTheSame() {
    assertThat(Json.line(new Named(1000, 1000.5)))
        .isEqualTo("{\"is_in\":1000,\"init_ial\":1000.5}");
  }

  @Test
  void namesAreTheSame() {
    MethodName method = MethodName.parse("MIDAS-I");
    DatasetName dataset = DatasetName.parse("UCI");
    LocalDateTime time = LocalDateTime.of(2026, 3, 9, 14, 30, 5);
    String name = "exp__midas-i__uci__20260309_143005";
    assertThat(new ExperimentName(method, dataset, time)).hasToString(name);
    assertThat(ExperimentName.parse(name).time()).isEqualTo(time);
    assertThat(new DatasetPattern("UCI*").matches("uci_msg")).isTrue();
  }

  @Test
  void parametersAreTheSame() {
    Map<String, String> env = EnvFile.parse("_INIT=1", ".env").values();
    assertThat(Parameters.parse(List.of("init=2")).over(env).variables())
        .containsExactly(Map.entry("_INIT", "2"));
  }

  @Test
  void evaluationsAreTheSame() throws IOException {
    Path file = directory.resolve("evaluation.json");
    Evaluation evaluation = Evaluation.read(Original.file("static_edge/eval/evaluation.json"));
    evaluation.write(file);
    assertThat(Files.readString(file)).contains("\"auc_roc\": 0.8208,", "1234.57");
    assertThat(Evaluation.read(file)).isEqualTo(evaluation);
  }
}
