package io.graflag.examples.anograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.Ranking;
import io.graflag.examples.stream.EdgeStreamDetector;
import io.graflag.examples.stream.StreamRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** AUC of the paper, table "DARPA", on the same 4.5 million real edges. */
class PublishedFiguresTest {
  private static final double PUBLISHED = 0.003;

  /** What this implementation gives, so that no change goes unnoticed. */
  private static final double OWN = 1e-9;

  private static EdgeStream stream;

  @BeforeAll
  static void readTheStream() {
    stream = EdgeStreamReader.read(SharedData.dataset("anograph_darpa"));
  }

  @Test
  void anoEdgeG() {
    double auc = auc(AnoEdge.global(MatrixSize.PUBLISHED, 0.9, 1));
    assertThat(auc).isCloseTo(0.970, within(PUBLISHED)).isCloseTo(0.9707388020446786, within(OWN));
  }

  @Test
  void anoEdgeL() {
    double auc = auc(AnoEdge.local(MatrixSize.PUBLISHED, 0.9, 1));
    assertThat(auc).isCloseTo(0.963, within(PUBLISHED)).isCloseTo(0.9634170937488308, within(OWN));
  }

  @Test
  void anoGraph() {
    GraphWindows windows = GraphWindows.of(stream, 30, 50);
    double[] scores = new AnoGraph(MatrixSize.PUBLISHED, 1).scores(stream, windows);
    assertThat(scores).hasSize(1_553);
    double auc = Ranking.of(scores, windows.labels()).auc();
    assertThat(auc).isCloseTo(0.836, within(PUBLISHED)).isCloseTo(0.8365585885316066, within(OWN));
  }

  private static double auc(EdgeStreamDetector detector) {
    return Ranking.of(StreamRun.scores(detector, stream), stream.labels()).auc();
  }
}
