package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.evaluation.Confidence;
import io.graflag.core.result.Labels;
import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.evaluator.Patients;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeLongTest {

  @Test
  void takesTheVarianceOfPlacements() {
    // A N A N from the top. Anomalies are above 2/2 and 1/2 of the normal items: mean 0.75,
    // variance (0.25^2 + 0.25^2) / 1 = 0.125. Normal items are below 1/2 and 2/2 of the anomalies:
    // 0.125 too. Standard error: sqrt(0.125 / 2 + 0.125 / 2) = sqrt(0.125).
    DeLong area = DeLong.of(RankedScores.of(new double[] {4, 2}, new double[] {3, 1}));

    assertThat(area.area()).isEqualTo(0.75);
    assertThat(area.standardError()).isCloseTo(Math.sqrt(0.125), within(1e-15));
    // 0.75 +- 1.96 * 0.354 is 0.057 to 1.443, cut at 1.
    assertThat(area.interval().low()).isCloseTo(0.0570481, within(1e-7));
    assertThat(area.interval().high()).isEqualTo(1);
  }

  @Test
  void countsATieAsHalfAPlacement() {
    // 2: A N; 1: A; 0: N. Placements of anomalies (0.5 + 1) / 2 = 0.75 and 1 / 2: variance
    // 2 * 0.125^2 = 0.03125. Of normal items 0.5 / 2 = 0.25 and 1: variance 2 * 0.375^2 = 0.28125.
    DeLong area = DeLong.of(RankedScores.of(new double[] {2, 1}, new double[] {2, 0}));

    assertThat(area.area()).isEqualTo(0.625);
    assertThat(area.standardError()).isCloseTo(Math.sqrt(0.3125 / 2), within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "s100b, 0.731368563686, 0.630118211762, 0.83261891561, 0.05165929207",
    "ndka, 0.61195799458, 0.501244999272, 0.722670989888, 0.0564872600627",
    "wfns, 0.823678861789, 0.748534887819, 0.898822835758, 0.0383394667259"
  })
  void agreesWithProc(String predictor, double auc, double low, double high, double error) {
    Patients patients = Patients.read();
    DeLong area =
        DeLong.of(
            RankedScores.of(patients.column(predictor, true), patients.column(predictor, false)));

    assertThat(area.area()).isCloseTo(auc, within(1e-9));
    assertThat(area.standardError()).isCloseTo(error, within(1e-9));
    assertThat(area.interval().low()).isCloseTo(low, within(1e-9));
    assertThat(area.interval().high()).isCloseTo(high, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "bond_disney, -1, 0.7415, 0.559, 0.925",
    "bond_enron, 1, 0.5463, 0.234, 0.859",
    "bond_books, 1, 0.4369, 0.338, 0.535",
    "bond_gen_100, 1, 0.7930, 0.638, 0.948"
  })
  void tellsHowLittleAFewAnomaliesTell(
      String dataset, int sign, double auc, double low, double high) {
    Graph graph = GraphReader.read(SharedData.dataset(dataset));
    DeLong area =
        DeLong.of(RankedScores.of(degrees(graph, sign, true), degrees(graph, sign, false)));

    assertThat(area.area()).isCloseTo(auc, within(0.5e-4));
    assertThat(area.interval().low()).isCloseTo(low, within(0.5e-3));
    assertThat(area.interval().high()).isCloseTo(high, within(0.5e-3));
  }

  @ParameterizedTest
  @CsvSource({"9, 8, 1, 2, 1", "1, 2, 9, 8, 0", "5, 5, 5, 5, 0.5"})
  void givesNoWidthWhereAllArePlacedAlike(double a, double b, double c, double d, double auc) {
    Confidence interval =
        DeLong.of(RankedScores.of(new double[] {a, b}, new double[] {c, d})).interval();

    assertThat(interval.low()).isEqualTo(auc);
    assertThat(interval.high()).isEqualTo(auc);
    assertThat(interval.standardError()).hasValue(0);
  }

  @Test
  void needsTwoOfEachClass() {
    assertThat(DeLong.isDefined(RankedScores.of(new double[1], new double[9]))).isFalse();
    assertThat(DeLong.isDefined(RankedScores.of(new double[9], new double[1]))).isFalse();
    assertThat(DeLong.isDefined(RankedScores.of(new double[2], new double[2]))).isTrue();
  }

  private static double[] degrees(Graph graph, int sign, boolean anomalous) {
    int[] out = graph.outDegrees();
    int[] in = graph.inDegrees();
    return IntStream.range(0, graph.nodeCount())
        .filter(node -> (graph.labels()[node] == Labels.ANOMALY) == anomalous)
        .mapToDouble(node -> sign * (out[node] + in[node]))
        .toArray();
  }
}
