package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.evaluator.baseline.Baselines;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.interval.Intervals;
import io.graflag.evaluator.interval.RocBand;
import io.graflag.evaluator.metric.MetricRules;
import io.graflag.evaluator.metric.RocArea;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.origin.DatasetDirectory;
import io.graflag.evaluator.plot.Picture;
import io.graflag.evaluator.plot.Plots;
import io.graflag.evaluator.plot.Rival;
import io.graflag.evaluator.plot.RocBackground;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether what was computed beside the curve reaches the picture of it, pixel by pixel. */
class EvaluatorPlotTest {
  @TempDir Path shared;
  private TestExperiment experiment;
  private GivenDataset dataset;

  @BeforeEach
  void write() throws IOException {
    // Degrees are 3, 2, 2, 1; nodes 0 and 3 are anomalies.
    dataset =
        GivenDataset.in(shared.resolve("datasets/d"))
            .file("edges.csv", "src,dst 0,1 0,2 3,0 1,2")
            .file("labels.csv", "node,outlier 0,1 1,0 2,0 3,1");
    experiment =
        TestExperiment.with(
            shared.resolve("experiments/exp__m__d__20260101_000001"), "4, 3, 1, 2", "1, 0, 0, 1");
  }

  @Test
  void drawsTheBandAndTheBaselinesBehindTheRocCurve() throws IOException {
    ScoredRun run = run();
    List<Rival> rivals = rivals(run);
    Optional<RocBand> band = Intervals.of(run.ranking()).rocBand();
    experiment.evaluate();
    BufferedImage found = written();

    assertThat(rivals).extracting(Rival::name).contains("out_degree").doesNotContain("random");
    assertThat(pixels(found)).isEqualTo(pixels(drawn(run, new RocBackground(band, rivals))));
    assertThat(pixels(found))
        .isNotEqualTo(pixels(drawn(run, new RocBackground(Optional.empty(), rivals))))
        .isNotEqualTo(pixels(drawn(run, new RocBackground(band, List.of()))));
  }

  @Test
  void drawsNothingBehindTheCurveByTheRulesOfTheOriginal() throws IOException {
    experiment.evaluate(MetricRules.ORIGINAL);

    assertThat(pixels(written())).isEqualTo(pixels(drawn(run(), RocBackground.NONE)));
  }

  private ScoredRun run() {
    Results results = ResultsReader.read(experiment.directory().results());
    return MetricRules.CURRENT.rank(results);
  }

  /** Every baseline but those whose curve is the line of chance. */
  private List<Rival> rivals(ScoredRun run) {
    List<Rival> rivals = new ArrayList<>();
    Baselines.of(
        run,
        DatasetDirectory.at(dataset.path()),
        (name, ranking) -> {
          if (!List.of("random", "constant").contains(name)) {
            rivals.add(new Rival(name, RocArea.area(ranking), Curve.roc(ranking)));
          }
        });
    return rivals;
  }

  private static BufferedImage drawn(ScoredRun run, RocBackground background) {
    Optional<Curve> roc = Optional.of(Curve.roc(run.ranking()));
    Picture picture =
        Plots.draw(
                "m on d",
                run,
                MetricRules.CURRENT.compute(run),
                roc,
                Optional.empty(),
                background,
                List.of())
            .get("roc_curve");
    return picture.pixels();
  }

  private BufferedImage written() throws IOException {
    Path file = experiment.directory().evaluationDirectory().resolve("roc_curve.png");
    return ImageIO.read(file.toFile());
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
