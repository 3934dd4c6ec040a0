package io.graflag.evaluator.baseline;

import io.graflag.core.JsonObject;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Results;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.baseline.EdgeStreamBaseline;
import io.graflag.datasets.baseline.EdgeStreamCounts;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Events of an edge stream: the results' own edges and timestamps, else those of the dataset.
 *
 * <p>Results that hold both need no dataset. Otherwise events are brought together by position, and
 * whatever the results do hold has to agree.
 */
final class StreamEdges implements Family<EdgeStreamBaseline> {

  @Override
  public List<EdgeStreamBaseline> baselines() {
    return List.of(EdgeStreamBaseline.values());
  }

  @Override
  public Aligned<EdgeStreamBaseline> align(Results results, DatasetDirectory dataset) {
    if (results.edges().isPresent() && results.timestamps().isPresent()) {
      Edges edges = results.edges().get();
      EdgeStreamCounts counts =
          EdgeStreamCounts.of(edges.sources(), edges.targets(), results.timestamps().get());
      return new Aligned<>(counts::scores, partial(edges.sources().length, dataset));
    }
    String missing = results.edges().isEmpty() ? "edges" : "timestamps";
    if (dataset.path().isEmpty()) {
      throw Refusal.because("The results hold no " + missing + ". " + dataset.absence());
    }
    EdgeStream stream = EdgeStreamReader.read(dataset.required());
    String note =
        Positions.require(
            results.scores().values().length,
            missing,
            stream.size(),
            "events",
            results.groundTruth(),
            stream.labels());
    double[] times = Arrays.stream(stream.timestamps()).asDoubleStream().toArray();
    requireAgreement(results, stream, times);
    EdgeStreamCounts counts =
        EdgeStreamCounts.of(longs(stream.sources()), longs(stream.targets()), times);
    return new Aligned<>(counts::scores, Optional.of(note));
  }

  private static void requireAgreement(Results results, EdgeStream stream, double[] times) {
    double[] own = results.timestamps().orElse(times);
    int late = Arrays.mismatch(own, times);
    if (late >= 0) {
      throw Refusal.because(
          "The results hold no edges, and their timestamps are not those of the dataset: event "
              + late
              + " is at "
              + own[late]
              + " in the results, at "
              + times[late]
              + " in the dataset.");
    }
    Edges edges = results.edges().orElseGet(() -> Edges.of(stream.sources(), stream.targets()));
    Numbers nodes = new Numbers(Integer.MAX_VALUE, "nodes");
    boolean same =
        Arrays.equals(nodes.ofSources(edges), stream.sources())
            && Arrays.equals(nodes.ofTargets(edges), stream.targets());
    if (!same) {
      throw Refusal.because(
          "The results hold no timestamps, and their edges are not those of the dataset.");
    }
  }

  /** That a part of a stream was counted as if it were all of it. */
  private static Optional<String> partial(int events, DatasetDirectory dataset) {
    Optional<Long> all = dataset.descriptor().flatMap(StreamEdges::edges);
    return all.filter(count -> count != events)
        .map(
            count ->
                "Counted over the "
                    + events
                    + " events of the results alone, where the dataset has "
                    + count
                    + ".");
  }

  private static Optional<Long> edges(JsonObject descriptor) {
    return Optional.ofNullable(descriptor.values().get("edges"))
        .filter(Number.class::isInstance)
        .map(count -> ((Number) count).longValue());
  }

  private static long[] longs(int[] nodes) {
    return Arrays.stream(nodes).asLongStream().toArray();
  }
}
