package io.graflag.examples.snapshot;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Scores;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.reader.SnapshotReader;
import io.graflag.examples.DetectorRun;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One run of a detector over the snapshots of a dataset.
 *
 * @param command name of the detector
 * @param parameters what the run depends on, by name
 * @param type whose scores it gives
 */
record SnapshotRun(String command, Map<String, ?> parameters, ResultType type) {

  /**
   * Reads the snapshots, scores them and writes the results.
   *
   * @param detector gives the scores, one row a snapshot, and may tell the writer what has them
   * @throws GraflagException NOT_FOUND where the dataset does not label what is scored
   */
  void execute(
      RunDirectories directories, BiFunction<SnapshotSequence, ResultWriter, Scores> detector) {
    new DetectorRun(command, parameters)
        .execute(
            directories,
            writer -> {
              SnapshotSequence sequence = SnapshotReader.read(directories.data());
              byte[] labels = labels(sequence, directories);
              Scores scores = detector.apply(sequence, writer);
              writer.saveScores(type, scores, new Labels(labels, scores.shape()));
              writer.timestamps(Arrays.stream(sequence.times()).asDoubleStream().toArray());
            });
  }

  private byte[] labels(SnapshotSequence sequence, RunDirectories directories) {
    Optional<byte[]> labels =
        switch (type.subject()) {
          case NODE -> sequence.nodeLabels();
          case EDGE -> sequence.edgeLabels();
          case GRAPH -> sequence.snapshotLabels();
        };
    return labels.orElseThrow(() -> missing(directories));
  }

  private GraflagException missing(RunDirectories directories) {
    String file =
        switch (type.subject()) {
          case NODE -> SnapshotReader.NODES;
          case EDGE -> SnapshotReader.EDGES;
          case GRAPH -> SnapshotReader.SNAPSHOTS;
        };
    return GraflagException.of(
        Kind.NOT_FOUND,
        command
            + " needs labels, but the dataset "
            + directories.data()
            + " has no column outlier"
            + " in "
            + file
            + ".",
        "Add the column: 0 normal, 1 anomaly, -1 unknown.");
  }
}
