package io.graflag.examples.snapshot;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Scores;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that scores nodes of snapshots by {@link ScanStatistics#nodes}. */
@Command(
    name = "snapshot_nodes",
    description = "Nodes of snapshots by scan statistics (Priebe et al. 2005).")
public final class SnapshotNodesCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private ScanOptions options;

  /** Creates the command for one run. */
  public SnapshotNodesCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    ScanStatistics statistics = options.statistics();
    options
        .run("snapshot_nodes", ResultType.TEMPORAL_NODE_ANOMALY_SCORES)
        .execute(directories, (sequence, writer) -> score(statistics, sequence, writer));
  }

  private static Scores score(
      ScanStatistics statistics, SnapshotSequence sequence, ResultWriter writer) {
    writer.nodeIds(Ids.upTo(sequence.nodeCount()));
    return Scores.rows(statistics.nodes(sequence));
  }
}
