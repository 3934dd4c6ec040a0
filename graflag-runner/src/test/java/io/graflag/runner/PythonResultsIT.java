package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.result.Shape;
import io.graflag.core.testing.PythonClient;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results of every type, in each form that the original's library takes scores in. */
class PythonResultsIT {
  private static final Shape ROWS = Shape.rows(new int[] {1, 4, 6});

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(ResultType.class)
  void areReadExactly(ResultType type) throws Exception {
    RunnerFixture runner = new RunnerFixture(root).with("PYTHONDONTWRITEBYTECODE", "1");
    runner.with("PYTHONPATH", PythonClient.directory().toString());
    int code = runner.run(PythonMethodIT.script("every_type") + " " + type.name());
    assertThat(code).as(runner.output()).isZero();
    assertThat(runner.status().state()).isEqualTo(ExperimentState.COMPLETED);
    Path experiment = runner.experiment().path();
    check(type, ResultsReader.read(runner.experiment().results()));
    for (String form : new String[] {"list", "tuple", "generator", "streamed", "wrapped"}) {
      Results results = ResultsReader.read(experiment.resolve(form).resolve("results.json"));
      assertThat(results.metadata()).containsEntry("form", form);
      check(type, results);
    }
  }

  private static void check(ResultType type, Results results) {
    assertThat(results.type()).isEqualTo(type);
    assertThat(results.metadata()).containsEntry("method_name", "every_type");
    assertThat(results.extra()).isEmpty();
    if (type.time() == ResultType.Time.TEMPORAL) {
      checkRows(results);
    } else {
      checkFlat(results);
    }
  }

  private static void checkRows(Results results) {
    assertThat(results.scores().shape()).isEqualTo(ROWS);
    assertThat(results.scores().values()).containsExactly(0.5, 0.1, 0.9, 1e-300, -1, -2);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(1, 0, 1, 0, 1, 0);
    assertThat(results.timestamps().orElseThrow()).containsExactly(0, 1.5, 3);
    results.edges().ifPresent(edges -> checkEdges(edges, ROWS, 7, 0, 1, 2, 3, 4));
    results.nodeIds().or(results::graphIds).ifPresent(ids -> checkIds(ids, ROWS, "a", "f"));
    assertThat(results.edges().isPresent())
        .isEqualTo(results.nodeIds().isEmpty() && results.graphIds().isEmpty());
  }

  private static void checkFlat(Results results) {
    assertThat(results.scores().values()).containsExactly(0.1, 0.9, 0.1 + 0.2, -1, -2);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1, 0, 1, 1);
    assertThat(results.timestamps().orElseThrow()).containsExactly(1000, 1001, 1002, 1003, 1004);
    Shape flat = Shape.flat(5);
    results.edges().ifPresent(edges -> checkEdges(edges, flat, 0, 1, 2, 3, 4));
    results.nodeIds().ifPresent(ids -> checkIds(ids, flat, "10", "14"));
    results.graphIds().ifPresent(ids -> checkIds(ids, flat, "g0", "g4"));
    assertThat(results.edges().isPresent())
        .isEqualTo(results.nodeIds().isEmpty() && results.graphIds().isEmpty());
  }

  private static void checkEdges(Edges edges, Shape shape, long... sources) {
    assertThat(edges.shape()).isEqualTo(shape);
    assertThat(edges.sources()).containsExactly(sources);
    assertThat(edges.names()).isNull();
  }

  private static void checkIds(Ids ids, Shape shape, String first, String last) {
    assertThat(ids.shape()).isEqualTo(shape);
    assertThat(ids.text(0)).isEqualTo(first);
    assertThat(ids.text(shape.size() - 1)).isEqualTo(last);
  }
}
