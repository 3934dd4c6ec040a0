package io.graflag.examples.snapshot;

import io.graflag.core.result.Edges;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Scores;
import io.graflag.core.result.Shape;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that scores edges of snapshots by {@link EdgeSurprise}. */
@Command(
    name = "snapshot_edges",
    description = "Edges of snapshots by how improbable their weight is (Heard et al. 2010).")
public final class SnapshotEdgesCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--prior",
      defaultValue = "0.01",
      description = "Meetings of a pair before all, in one snapshot (default: ${DEFAULT-VALUE}).")
  private double prior;

  @Option(
      names = "--decay",
      defaultValue = "0.9",
      description = "What the past is worth one snapshot later (default: ${DEFAULT-VALUE}).")
  private double decay;

  /** Creates the command for one run. */
  public SnapshotEdgesCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    EdgeSurprise detector = new EdgeSurprise(prior, decay);
    new SnapshotRun(
            "snapshot_edges",
            Map.of("prior", prior, "decay", decay),
            ResultType.TEMPORAL_EDGE_ANOMALY_SCORES)
        .execute(directories, (sequence, writer) -> score(detector, sequence, writer));
  }

  private static Scores score(
      EdgeSurprise detector, SnapshotSequence sequence, ResultWriter writer) {
    Shape shape = Shape.rows(sequence.ends());
    writer.edges(Edges.of(sequence.sources(), sequence.targets()).in(shape));
    return new Scores(detector.scores(sequence), shape, 0);
  }
}
