package io.graflag.examples.snapshot;

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
   * Reads the snapshots, scores them and writes the results, with ground truth where there is one.
   *
   * @param detector gives the scores, one row a snapshot, and may tell the writer what has them
   */
  void execute(
      RunDirectories directories, BiFunction<SnapshotSequence, ResultWriter, Scores> detector) {
    new DetectorRun(command, parameters)
        .execute(
            directories,
            writer -> {
              SnapshotSequence sequence = read(directories);
              Scores scores = detector.apply(sequence, writer);
              labels(sequence)
                  .map(labels -> new Labels(labels, scores.shape()))
                  .ifPresentOrElse(
                      labels -> writer.saveScores(type, scores, labels),
                      () -> writer.saveScores(type, scores));
              writer.timestamps(Arrays.stream(sequence.times()).asDoubleStream().toArray());
            });
  }

  private SnapshotSequence read(RunDirectories directories) {
    return switch (type.subject()) {
      case NODE -> SnapshotReader.read(directories.data());
      case EDGE, GRAPH -> SnapshotReader.readWithoutNodeLabels(directories.data());
    };
  }

  private Optional<byte[]> labels(SnapshotSequence sequence) {
    return switch (type.subject()) {
      case NODE -> sequence.nodeLabels();
      case EDGE -> sequence.edgeLabels();
      case GRAPH -> sequence.snapshotLabels();
    };
  }
}
