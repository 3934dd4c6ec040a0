package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.result.ResultType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodFoldersTest {
  private static final Path METHODS = Path.of("shared/methods");

  @TempDir Path experiment;

  @ParameterizedTest
  @CsvSource({
    "midas, EDGE_STREAM_ANOMALY_SCORES, sample_stream",
    "midas_r, EDGE_STREAM_ANOMALY_SCORES, sample_stream",
    "midas_f, EDGE_STREAM_ANOMALY_SCORES, sample_stream",
    "midas_r_nodes, NODE_STREAM_ANOMALY_SCORES, sample_stream",
    "anoedge_g, EDGE_STREAM_ANOMALY_SCORES, sample_stream",
    "anoedge_l, EDGE_STREAM_ANOMALY_SCORES, sample_stream",
    "anograph, GRAPH_STREAM_ANOMALY_SCORES, sample_windows",
    "degree, NODE_ANOMALY_SCORES, sample_graph",
    "scan, NODE_ANOMALY_SCORES, sample_graph",
    "lof, NODE_ANOMALY_SCORES, sample_outliers",
    "knn, NODE_ANOMALY_SCORES, sample_outliers",
    "iforest, NODE_ANOMALY_SCORES, sample_outliers",
    "oddball, NODE_ANOMALY_SCORES, sample_graph",
    "link_likelihood, EDGE_ANOMALY_SCORES, sample_links",
    "wl_outlier, GRAPH_ANOMALY_SCORES, sample_graphs"
  })
  void runWithTheParametersTheyDeclare(String method, ResultType type, String dataset) {
    MethodSpec spec = spec(method);
    assertThat(spec.env().warnings()).isEmpty();
    assertThat(spec.resultType()).contains(type);
    assertThat(DatasetPattern.anyMatches(spec.supportedDatasets(), dataset)).isTrue();
    assertThat(spec.parameterDescriptions().keySet()).isEqualTo(spec.parameters().keySet());
    Map<String, String> variables =
        Map.of("DATA", "shared/datasets/" + dataset, "EXP", experiment.toString());
    PrintWriter err = new PrintWriter(new StringWriter());
    assertThat(Main.run(commandLine(spec), variables, err, err)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "midas",
        "midas_r",
        "midas_f",
        "midas_r_nodes",
        "anoedge_g",
        "anoedge_l",
        "anograph",
        "snapshot_nodes",
        "snapshot_edges",
        "snapshot_graphs",
        "degree",
        "scan",
        "lof",
        "knn",
        "iforest",
        "oddball",
        "link_likelihood",
        "wl_outlier"
      })
  void keepTheirWorkingDirectoryInTheContainer(String method) throws IOException {
    String dockerfile = Files.readString(METHODS.resolve(method).resolve("Dockerfile"));
    assertThat(dockerfile)
        .contains("WORKDIR /srv/methods/" + method + "\n")
        .contains("COPY methods/" + method + " /srv/methods/" + method + "\n")
        .contains("COPY libs/graflag_examples /srv/libs/graflag_examples\n");
    assertThat(spec(method).command())
        .contains(" ../../libs/graflag_examples/graflag-examples.jar " + method);
  }

  private static MethodSpec spec(String method) {
    return MethodSpec.read(MethodName.parse(method), METHODS.resolve(method));
  }

  /** What follows the jar in the line that the runner makes of COMMAND and parameters. */
  private static String[] commandLine(MethodSpec spec) {
    String command = spec.command();
    List<String> words = new ArrayList<>();
    words.add(command.substring(command.lastIndexOf(' ') + 1));
    spec.parameters()
        .forEach((key, value) -> words.addAll(List.of("--" + key.toLowerCase(Locale.ROOT), value)));
    return words.toArray(String[]::new);
  }
}
