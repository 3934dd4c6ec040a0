package io.graflag.examples.snapshot;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Scores;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that scores snapshots by {@link ScanStatistics#snapshots}. */
@Command(
    name = "snapshot_graphs",
    description = "Snapshots by their scan statistic (Priebe et al. 2005).")
public final class SnapshotGraphsCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private ScanOptions options;

  /** Creates the command for one run. */
  public SnapshotGraphsCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    ScanStatistics statistics = options.statistics();
    options
        .run("snapshot_graphs", ResultType.TEMPORAL_GRAPH_ANOMALY_SCORES)
        .execute(directories, (sequence, writer) -> score(statistics, sequence, writer));
  }

  private static Scores score(
      ScanStatistics statistics, SnapshotSequence sequence, ResultWriter writer) {
    Scores scores = Scores.rows(statistics.snapshots(sequence));
    long[] snapshots = LongStream.range(0, sequence.snapshotCount()).toArray();
    writer.graphIds(new Ids(snapshots, null, scores.shape()));
    return scores;
  }
}
