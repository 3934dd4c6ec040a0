package io.graflag.examples.midas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.Ranking;
import io.graflag.examples.stream.EdgeStreamDetector;
import io.graflag.examples.stream.StreamRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scores of the authors' program on 4.5 million real edges, with the same hash functions. */
class GoldenScoresTest {
  private static EdgeStream stream;

  @BeforeAll
  static void readTheStream() {
    stream = EdgeStreamReader.read(SharedData.dataset("anograph_darpa"));
  }

  @Test
  void midasGivesTheReferenceScores() throws IOException {
    double[] scores = scores(new Midas(SketchSize.PUBLISHED, 0));
    requireGolden(scores, "midas_N.csv");
    requireRanking(scores, 0.8940715200919753, 0.9314691031497263, 4_445_921);
  }

  @Test
  void midasRGivesTheReferenceScores() throws IOException {
    double[] scores = scores(new MidasR(SketchSize.PUBLISHED, 0.5f, 0));
    requireGolden(scores, "midas_R.csv");
    requireRanking(scores, 0.9494233822713426, 0.9684358045038554, 4_476_479);
  }

  @Test
  void midasFGivesTheReferenceScores() throws IOException {
    double[] scores = scores(new MidasF(SketchSize.PUBLISHED, 0.5f, 1000, 0));
    requireGolden(scores, "midas_F.csv");
    requireRanking(scores, 0.9843733297725276, 0.9914162881491052, 4_340_540);
  }

  /**
   * Reference: the formulas in C++ with hash parameters from rand() of glibc 2.36 after srand(14).
   */
  @Test
  void aSeedDrawsTheHashesThatTheAuthorsProgramDraws() {
    double midas = Ranking.of(scores(new Midas(SketchSize.PUBLISHED, 14)), stream.labels()).auc();
    double midasR =
        Ranking.of(scores(new MidasR(SketchSize.PUBLISHED, 0.5f, 14)), stream.labels()).auc();
    assertThat(midas).isCloseTo(0.914736274, within(5e-10));
    assertThat(midasR).isCloseTo(0.952305581, within(5e-10));
  }

  private static double[] scores(EdgeStreamDetector detector) {
    return StreamRun.scores(detector, stream);
  }

  private static void requireGolden(double[] scores, String file) throws IOException {
    List<String> lines;
    try (InputStream in = GoldenScoresTest.class.getResourceAsStream("/golden/" + file)) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
    assertThat(lines).hasSizeGreaterThan(290);
    for (String line : lines) {
      String[] fields = line.split(",");
      double expected = Double.parseDouble(fields[5]);
      // Nine digits name a float exactly: nothing weaker than the same float will do.
      assertThat((float) scores[Integer.parseInt(fields[0])]).as(line).isEqualTo((float) expected);
    }
  }

  private static void requireRanking(
      double[] scores, double auc, double averagePrecision, int distinct) {
    Ranking ranking = Ranking.of(scores, stream.labels());
    assertThat(ranking.auc()).isCloseTo(auc, within(1e-9));
    assertThat(ranking.averagePrecision()).isCloseTo(averagePrecision, within(1e-9));
    assertThat(ranking.distinctScores()).isEqualTo(distinct);
  }
}
