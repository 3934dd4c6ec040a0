package io.graflag.benchmarks.result;

import io.graflag.core.GraflagException;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.runner.ResultWriter;
import io.graflag.runner.StreamableArray;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** Times one results.json from the first score to its final name, in a JVM of its own. */
final class WriterSpeed {
  private static final double NANOS_PER_SECOND = 1e9;

  private WriterSpeed() {}

  /**
   * Prints seconds and scores a second; the file stays where it is.
   *
   * @param arguments an empty directory; {@code array} or {@code stream}; how many scores
   */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      System.err.println("usage: WriterSpeed DIRECTORY array|stream SCORES");
      System.exit(2);
    }
    int size = Integer.parseInt(arguments[2]);
    // Made beforehand: the array is what a method has when it comes to write.
    Results results = arguments[1].equals("array") ? SyntheticResults.of(size) : null;
    long start = System.nanoTime();
    try (ResultWriter writer = ResultWriter.in(Path.of(arguments[0]))) {
      if (results == null) {
        writer.saveScores(ResultType.NODE_ANOMALY_SCORES, streamed(size));
      } else {
        writer.saveScores(results.type(), results.scores(), results.groundTruth().orElseThrow());
      }
      writer.finish();
    } catch (GraflagException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    System.out.printf(
        Locale.ROOT, "%.2f s, %.2f million a second%n", seconds, size / seconds / 1e6);
  }

  private static StreamableArray streamed(int size) {
    SplittableRandom random = new SplittableRandom(7);
    return StreamableArray.from(
        items -> {
          for (int i = 0; i < size; i++) {
            items.add(random.nextDouble(), i % 20 == 0 ? Labels.ANOMALY : Labels.NORMAL);
          }
        });
  }
}
