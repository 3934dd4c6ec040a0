package io.graflag.evaluator.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.testing.SharedData;
import io.graflag.evaluator.GivenDataset;
import io.graflag.evaluator.GivenResults;
import io.graflag.evaluator.NaiveRanking;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Baselines against their definitions on real ratings, most of whose users have no label.
 *
 * <p>gal_alpha: who rated whom and when; raters and rated are numbered apart.
 */
class RatingsTest {
  /** A rating: user, target, seconds. */
  private List<long[]> ratings;

  private byte[] userLabels;
  @TempDir Path directory;

  @BeforeEach
  void read() throws IOException {
    Path dataset = SharedData.dataset("gal_alpha");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(dataset.resolve("edges.csv.gz"))),
                StandardCharsets.UTF_8))) {
      ratings =
          reader
              .lines()
              .skip(1)
              .map(line -> line.split(","))
              .map(
                  c ->
                      new long[] {Long.parseLong(c[0]), Long.parseLong(c[1]), Long.parseLong(c[3])})
              .sorted((one, other) -> Long.compare(one[2], other[2]))
              .toList();
    }
    List<String> lines = Files.readAllLines(dataset.resolve("labels.csv"));
    userLabels = new byte[lines.size() - 1];
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      userLabels[Integer.parseInt(cells[0])] = Byte.parseByte(cells[1]);
    }
  }

  @Test
  void agreeWithCountingUserByUser() throws IOException {
    int users = userLabels.length;
    GivenDataset dataset = GivenDataset.in(directory);
    dataset.file(
        "edges.csv",
        "src,dst " + ratings.stream().map(r -> r[0] + "," + (users + r[1])).collect(joined()));
    int nodes = users + (int) ratings.stream().mapToLong(r -> r[1]).max().orElseThrow() + 1;
    byte[] labels = Arrays.copyOf(userLabels, nodes);
    Arrays.fill(labels, users, nodes, Labels.UNKNOWN);
    dataset.file(
        "labels.csv",
        "node,outlier "
            + IntStream.range(0, nodes).mapToObj(n -> n + "," + labels[n]).collect(joined()));
    // Only users are scored: a part of the nodes, told by their ids.
    GivenResults given =
        GivenResults.of(ResultType.NODE_ANOMALY_SCORES, new double[users], userLabels)
            .ofNodes(Ids.upTo(users));
    Map<String, BaselineResult> found = Baselines.of(given.run(), dataset.directory());
    IntToDoubleFunction ratingsGiven =
        user -> ratings.stream().filter(rating -> rating[0] == user).count();
    agrees(found.get("out_degree"), userLabels, ratingsGiven);
    agrees(found.get("total_degree"), userLabels, ratingsGiven);
    assertThat(found.get("in_degree").metrics()).containsEntry("auc_roc", 0.5);
  }

  @Test
  void agreeWithLookingBackEventByEventWithoutAnyDataset() {
    int events = ratings.size();
    byte[] labels = new byte[events];
    for (int event = 0; event < events; event++) {
      labels[event] = userLabels[(int) ratings.get(event)[0]];
    }
    GivenResults given =
        GivenResults.of(ResultType.EDGE_STREAM_ANOMALY_SCORES, new double[events], labels)
            .at(ratings.stream().mapToDouble(r -> r[2]).toArray())
            .ofEdges(Edges.of(column(0), column(1)));
    DatasetDirectory none = new DatasetDirectory(Optional.empty(), "None.");
    Map<String, BaselineResult> found = Baselines.of(given.run(), none);
    agrees(found.get("events_in_tick"), labels, event -> back(event, other -> true));
    agrees(found.get("source_in_tick"), labels, event -> back(event, same(event, 0)));
    agrees(found.get("destination_in_tick"), labels, event -> back(event, same(event, 1)));
    agrees(
        found.get("pair_in_tick"),
        labels,
        event -> back(event, same(event, 0).and(same(event, 1))));
  }

  private void agrees(BaselineResult found, byte[] labels, IntToDoubleFunction score) {
    NaiveRanking naive =
        new NaiveRanking(
            IntStream.range(0, labels.length)
                .filter(i -> labels[i] == 1)
                .mapToDouble(score)
                .toArray(),
            IntStream.range(0, labels.length)
                .filter(i -> labels[i] == 0)
                .mapToDouble(score)
                .toArray());
    assertThat(found.metrics().get("auc_roc").doubleValue()).isCloseTo(naive.area(), within(1e-12));
    assertThat(found.metrics().get("average_precision").doubleValue())
        .isCloseTo(naive.averagePrecision(), within(1e-12));
  }

  /** Events of the same second up to this one. */
  private double back(int event, IntPredicate alike) {
    int count = 0;
    for (int other = event; other >= 0 && ratings.get(other)[2] == ratings.get(event)[2]; other--) {
      count += alike.test(other) ? 1 : 0;
    }
    return count;
  }

  private IntPredicate same(int event, int end) {
    return other -> ratings.get(other)[end] == ratings.get(event)[end];
  }

  private long[] column(int column) {
    return ratings.stream().mapToLong(rating -> rating[column]).toArray();
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }
}
