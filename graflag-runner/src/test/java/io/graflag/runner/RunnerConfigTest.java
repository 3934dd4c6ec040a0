package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.method.DatasetPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerConfigTest {
  @TempDir Path exp;

  private Map<String, String> variables(String... more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATA", "/shared/datasets/uci/");
    variables.put("EXP", exp + "/");
    variables.put("METHOD_NAME", "taddy");
    variables.put("COMMAND", "python3 train.py");
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    return variables;
  }

  @Test
  void hasADefaultForWhatIsOptional() {
    RunnerConfig config = RunnerConfig.from(variables(), List.of());
    assertThat(config.monitorInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.stopGrace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.timeout()).isEmpty();
    assertThat(config.supportedDatasets()).isEmpty();
    assertThat(config.passParameters()).isFalse();
    assertThat(config.methodDirectory()).isEqualTo(Path.of("").toAbsolutePath());
  }

  @Test
  void readsEveryVariable() {
    Map<String, String> all =
        variables(
            "MONITOR_INTERVAL",
            "0.25",
            "SUPPORTED_DATASETS",
            "uci, bond_*",
            "GRAFLAG_TIMEOUT_SECONDS",
            "90",
            "GRAFLAG_STOP_GRACE_SECONDS",
            "2.5",
            "METHOD_DIR",
            exp.toString(),
            "RESULTS_FROM",
            "s.csv",
            "RESULT_TYPE",
            "EDGE_ANOMALY_SCORES");
    RunnerConfig config = RunnerConfig.from(all, List.of("--pass-env-args"));
    assertThat(config.monitorInterval()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.supportedDatasets())
        .extracting(DatasetPattern::glob)
        .containsExactly("uci", "bond_*");
    assertThat(config.timeout()).contains(Duration.ofSeconds(90));
    assertThat(config.stopGrace()).isEqualTo(Duration.ofMillis(2500));
    assertThat(config.methodDirectory()).isEqualTo(exp);
    assertThat(config.passParameters()).isTrue();
    assertThat(config.resultsFrom().orElseThrow().fileName()).isEqualTo("s.csv");
  }

  @Test
  void namesTheDatasetAfterTheLastPartOfItsPath() {
    assertThat(RunnerConfig.from(variables(), List.of()).dataset()).isEqualTo("uci");
  }

  @Test
  void reportsAllProblemsTogether() {
    Map<String, String> broken =
        variables("MONITOR_INTERVAL", "0", "EXP", exp + "/absent", "METHOD_DIR", exp + "/no");
    broken.remove("COMMAND");
    assertThatThrownBy(() -> RunnerConfig.from(broken, List.of("--fast")))
        .isInstanceOf(GraflagException.class)
        .hasMessageContainingAll(
            "MONITOR_INTERVAL is '0'",
            "absent, which is no directory",
            "METHOD_DIR is",
            "COMMAND is not set",
            "'--fast' is unknown")
        .extracting(e -> ((GraflagException) e).kind())
        .isEqualTo(GraflagException.Kind.USAGE);
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (String value : new String[] {"NaN", "-1", "soon", "Infinity", "1e99"}) {
      assertThatThrownBy(
              () -> RunnerConfig.from(variables("GRAFLAG_TIMEOUT_SECONDS", value), List.of()))
          .hasMessageContaining("GRAFLAG_TIMEOUT_SECONDS is '" + value + "'");
    }
  }

  @Test
  void refusesACsvOutsideTheExperimentOrWithoutAType() {
    assertThatThrownBy(() -> RunnerConfig.from(variables("RESULTS_FROM", "../s.csv"), List.of()))
        .hasMessageContaining("RESULTS_FROM is '../s.csv'");
    assertThatThrownBy(() -> RunnerConfig.from(variables("RESULTS_FROM", "s.csv"), List.of()))
        .hasMessageContaining("RESULT_TYPE");
  }
}
