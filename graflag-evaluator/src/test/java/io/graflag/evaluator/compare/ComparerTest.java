package io.graflag.evaluator.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.Json;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.PairedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparerTest {
  private static final String[] WITH_INTERVAL = {
    "auc_roc", "auc_pr", "precision_at_k", "recall_at_k", "f1_at_k", "average_precision"
  };

  @TempDir Path root;

  @Test
  void testsTwoRunsOnTheSameItems() throws IOException {
    // Anomalies 3 4 and normal items 1 2 against anomalies 1 4 and normal items 2 3: areas 1 and
    // (0 + 2) / 4 = 0.5. Placements differ by 1 and 0 (anomalies) and by 0.5 and 0.5 (normal
    // items):
    // variances 0.5 and 0, so the error is sqrt(0.5 / 2) = 0.5, z = 0.5 / 0.5 = 1, p = 0.3173.
    Comparison found = compare(run("a", "3, 4, 1, 2", ""), run("b", "1, 4, 2, 3", ""));
    PairedTest test = found.pairs().get(0).test().orElseThrow();

    assertThat(test.items()).isEqualTo(4);
    assertThat(test.difference()).isEqualTo(0.5);
    assertThat(test.z().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(test.p().orElseThrow()).isCloseTo(0.31731, within(1e-5));
    assertThat(test.interval().high()).isEqualTo(1); // 0.5 + 1.96 * 0.5, cut
    assertThat(found.runs().get(1).metrics()).containsEntry("auc_roc", 0.5);
  }

  @Test
  void givesEachRunTheIntervalsOfItsOwnMetrics() throws IOException {
    // The first run parts the classes: area 1, and nothing varies. In the second the anomalies beat
    // 0 and 1 of the normal items, both normal items lose to half of the anomalies: variances 0.5
    // and 0, so the error is sqrt(0.5 / 2) = 0.5, and 0.5 -+ 1.96 * 0.5 is cut to 0 and 1.
    compare(run("a", "3, 4, 1, 2", ""), run("b", "1, 4, 2, 3", ""));
    List<Comparison.Run> runs = written().runs();

    assertThat(runs)
        .allSatisfy(run -> assertThat(run.confidence()).containsOnlyKeys(WITH_INTERVAL));
    assertInterval(runs.get(0).confidence().get("auc_roc"), 1, 1, 0);
    assertInterval(runs.get(1).confidence().get("auc_roc"), 0, 1, 0.5);
    // Both anomalies on top in every resample, so that nothing varies either.
    assertInterval(runs.get(0).confidence().get("precision_at_k"), 1, 1, 0);
    assertThat(runs.get(1).metrics()).containsKeys(WITH_INTERVAL);
  }

  @Test
  void testsOnlyItemsThatBothScored() throws IOException {
    String labels = "1, 1, 0, 0, 0";
    Comparison found =
        compare(
            write("a", "3, 4, 1, 2, 9", labels, "ds", ""),
            write("b", "1, 4, 2, 3, null", labels, "ds", ""));

    assertThat(found.pairs().get(0).test().orElseThrow().items()).isEqualTo(4);
    assertThat(found.pairs().get(0).note().orElseThrow())
        .contains(
            "matched by their place", "Compared on the 4 items that both scored, of 5 and 4.");
  }

  @Test
  void refusesOtherItemsAndSaysWhy() throws IOException {
    ExperimentDirectory one = run("a", "3, 4, 1, 2", ", \"node_ids\": [1, 2, 3, 4]");

    assertThat(refusal(one, run("b", "3, 4, 1, 2", ", \"node_ids\": [2, 1, 3, 4]")))
        .isEqualTo("They name other items, or the same ones in another order.");
    assertThat(refusal(one, write("c", "3, 4, 1, 2", "1, 0, 0, 1", "ds", "")))
        .isEqualTo("Their labels differ for 2 of 4 items.");
    assertThat(refusal(one, write("d", "3, 4, 1", "1, 0, 0", "ds", "")))
        .isEqualTo("One gave 4 scores, the other 3.");
    assertThat(refusal(one, write("e", "3, 4, 1, 2", "1, 1, 0, 0", "other", "")))
        .isEqualTo("They were made on two datasets, ds and other.");
    assertThat(refusal(one, write("f", "3, 4, 1, 2", "0, 0, 0, 0", "ds", "")))
        .startsWith("2: exp_f has no area: none of the 4 kept scores");
  }

  @Test
  void matchesNumbersAndTextsThatNameTheSame() throws IOException {
    Comparison found =
        compare(
            run("a", "3, 4, 1, 2", ", \"node_ids\": [1, 2, 3, 4]"),
            run("b", "3, 4, 1, 2", ", \"node_ids\": [\"1\", \"2\", \"3\", \"4\"]"));

    assertThat(found.pairs().get(0).test().orElseThrow().p()).hasValue(1);
    assertThat(found.pairs().get(0).note()).isEmpty();
  }

  @Test
  void saysOfEachRunWhatSpeaksAgainstItsNumbers() throws IOException {
    Comparison found =
        compare(
            write("a", "3, 4, 1, 2", "0, 0, 0, 0", "ds", ""),
            write("b", "3, 4, 1, null", "1, 0, 1, 0", "ds", ""));

    assertThat(found.warnings())
        .anyMatch(warning -> warning.startsWith("1: exp_a: INTEGRITY ERROR: "))
        .anyMatch(warning -> warning.matches("1: exp_a: .*\\bauc_roc\\b.* not defined: .*"))
        .anyMatch(warning -> warning.startsWith("2: exp_b: Left out 1 of 4 scores"));
    // Beside each area stands of how many scores it is.
    assertThat(found.runs())
        .extracting(run -> run.filtering().orElseThrow().coverage())
        .containsExactly("4 of 4 (100.0 %)", "3 of 4 (75.0 %)");
  }

  @Test
  void comparesEachRunWithEachLaterOne() throws IOException {
    Comparison found =
        compare(run("a", "3, 4, 1, 2", ""), run("b", "4, 3, 1, 2", ""), run("c", "1, 2, 3, 4", ""));

    assertThat(found.pairs())
        .extracting(pair -> pair.first().charAt(0) + "-" + pair.second().charAt(0))
        .containsExactly("1-2", "1-3", "2-3");
  }

  @Test
  void writesWhatItFoundWithBothPictures() throws IOException {
    Comparison found = compare(run("a", "3, 4, 1, 2", ""), run("b", "1, 4, 2, 3", ""));

    assertThat(found.plots()).containsOnlyKeys("roc_curves", "pr_curves");
    assertThat(root.resolve("out/roc_curves.png")).isNotEmptyFile();
    assertThat(root.resolve("out/pr_curves.png")).isNotEmptyFile();
    assertThat(written()).isEqualTo(found);
  }

  private Comparison written() {
    return Comparison.from(Json.read(root.resolve("out/comparison.json")));
  }

  private static void assertInterval(Confidence interval, double low, double high, double error) {
    assertThat(interval.low()).isEqualTo(low);
    assertThat(interval.high()).isEqualTo(high);
    assertThat(interval.standardError().orElseThrow()).isCloseTo(error, within(1e-12));
  }

  private String refusal(ExperimentDirectory one, ExperimentDirectory other) {
    Comparison.Pair pair = compare(one, other).pairs().get(0);
    assertThat(pair.test()).isEmpty();
    return pair.refused().orElseThrow();
  }

  private Comparison compare(ExperimentDirectory... experiments) {
    return Comparer.compare(List.of(experiments), root.resolve("out"));
  }

  private ExperimentDirectory run(String name, String scores, String more) throws IOException {
    return write(name, scores, "1, 1, 0, 0", "ds", more);
  }

  private ExperimentDirectory write(
      String name, String scores, String labels, String dataset, String more) throws IOException {
    Path directory = Files.createDirectories(root.resolve("exp_" + name));
    Files.writeString(
        directory.resolve("results.json"),
        """
        {"result_type": "NODE_ANOMALY_SCORES", "scores": [%s], "ground_truth": [%s],
         "metadata": {"dataset": "%s"}%s}
        """
            .formatted(scores, labels, dataset, more));
    return new ExperimentDirectory(directory);
  }
}
