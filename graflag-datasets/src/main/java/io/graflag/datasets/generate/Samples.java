package io.graflag.datasets.generate;

import java.nio.file.Path;

/** The datasets that come with the examples. */
final class Samples {
  /** Name of the sample edge stream. */
  static final String STREAM = "sample_stream";

  /** Name of the sample graph. */
  static final String GRAPH = "sample_graph";

  /** Name of the sample graph whose edges have labels. */
  static final String LINKS = "sample_links";

  /** Name of the sample collection of graphs. */
  static final String GRAPHS = "sample_graphs";

  /** Name of the sample graph with outliers among the features of its nodes. */
  static final String OUTLIERS = "sample_outliers";

  /** Name of the sample edge stream that is long enough to be cut into windows. */
  static final String WINDOWS = "sample_windows";

  /** Name of the sample sequence of snapshots. */
  static final String SNAPSHOTS = "sample_snapshots";

  private Samples() {}

  /** Writes all below a directory of datasets, replacing what is there. */
  static void write(Path datasets) {
    DatasetWriter.write(
        datasets.resolve(STREAM),
        BurstStream.SAMPLE.generate(),
        "Generated edge stream: regular traffic with sudden bursts between few nodes.");
    DatasetWriter.write(
        datasets.resolve(GRAPH),
        PlantedGraph.SAMPLE.generate(),
        "Generated graph: communities with planted cliques and borrowed features.");
    DatasetWriter.write(
        datasets.resolve(OUTLIERS),
        PlantedOutliers.SAMPLE.generate(),
        "Generated graph: communities, narrow and wide, with planted outliers of their features.");
    DatasetWriter.write(
        datasets.resolve(LINKS),
        PlantedLinks.SAMPLE.generate(),
        "Generated graph: communities, a few links between them, and planted unlikely ones.");
    DatasetWriter.write(
        datasets.resolve(GRAPHS),
        RewiredRings.SAMPLE.generate(),
        "Generated collection: rings of neighbours, some of them rewired far more than the rest.");
    DatasetWriter.write(
        datasets.resolve(WINDOWS),
        BurstStream.WINDOWS.generate(),
        "Generated edge stream of many ticks: some windows of it hold a burst.");
    SnapshotWriter.write(
        datasets.resolve(SNAPSHOTS),
        ChatterSequence.SAMPLE.generate(),
        "Generated snapshots: who writes to whom each week, with sudden chatter among few.");
  }
}
