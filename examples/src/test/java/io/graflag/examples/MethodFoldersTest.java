package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.ResultsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MethodFoldersTest {
  private static final Path METHODS = Path.of("shared/methods");

  /** For each folder, a dataset that comes with the examples and that its method supports. */
  private static final Map<String, String> DATASETS =
      Map.ofEntries(
          Map.entry("midas", "sample_stream"),
          Map.entry("midas_r", "sample_stream"),
          Map.entry("midas_f", "sample_stream"),
          Map.entry("midas_r_nodes", "sample_stream"),
          Map.entry("anoedge_g", "sample_stream"),
          Map.entry("anoedge_l", "sample_stream"),
          Map.entry("anograph", "sample_windows"),
          Map.entry("snapshot_nodes", "sample_snapshots"),
          Map.entry("snapshot_edges", "sample_snapshots"),
          Map.entry("snapshot_graphs", "sample_snapshots"),
          Map.entry("degree", "sample_graph"),
          Map.entry("scan", "sample_graph"),
          Map.entry("lof", "sample_outliers"),
          Map.entry("knn", "sample_outliers"),
          Map.entry("iforest", "sample_outliers"),
          Map.entry("oddball", "sample_graph"),
          Map.entry("link_likelihood", "sample_links"),
          Map.entry("wl_outlier", "sample_graphs"));

  @TempDir Path experiment;

  @Test
  void haveADatasetEach() throws IOException {
    assertThat(DATASETS.keySet()).containsExactlyInAnyOrderElementsOf(folders());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void runWithTheParametersTheyDeclare(String method) {
    String dataset = DATASETS.get(method);
    MethodSpec spec = spec(method);
    assertThat(spec.env().warnings()).isEmpty();
    assertThat(DatasetPattern.anyMatches(spec.supportedDatasets(), dataset)).isTrue();
    assertThat(spec.parameterDescriptions().keySet()).isEqualTo(spec.parameters().keySet());
    Map<String, String> variables =
        Map.of("DATA", "shared/datasets/" + dataset, "EXP", experiment.toString());
    PrintWriter err = new PrintWriter(new StringWriter());
    assertThat(Main.run(commandLine(spec), variables, err, err)).isZero();
    ResultType type = ResultsReader.read(experiment.resolve("results.json")).type();
    assertThat(spec.resultType()).contains(type);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void keepTheirWorkingDirectoryInTheContainer(String method) throws IOException {
    String dockerfile = Files.readString(METHODS.resolve(method).resolve("Dockerfile"));
    assertThat(dockerfile)
        .contains("WORKDIR /srv/methods/" + method + "\n")
        .contains("COPY methods/" + method + " /srv/methods/" + method + "\n")
        .contains("COPY libs/graflag_examples /srv/libs/graflag_examples\n");
    assertThat(spec(method).command())
        .contains(" ../../libs/graflag_examples/graflag-examples.jar " + method);
  }

  /** The names of all folders of methods. */
  static List<String> folders() throws IOException {
    try (Stream<Path> folders = Files.list(METHODS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
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
