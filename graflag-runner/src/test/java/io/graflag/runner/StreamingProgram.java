package io.graflag.runner;

import io.graflag.core.result.ResultType;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** What {@link StreamingIT} runs in a small heap: directory, number of scores, seed. */
final class StreamingProgram {
  private StreamingProgram() {}

  public static void main(String[] args) {
    long count = Long.parseLong(args[1]);
    Items items = new Items(Long.parseLong(args[2]));
    long start = System.nanoTime();
    try (ResultWriter writer = ResultWriter.in(Path.of(args[0]))) {
      writer.saveScores(
          ResultType.EDGE_STREAM_ANOMALY_SCORES,
          StreamableArray.from(
              sink -> {
                for (long i = 0; i < count; i++) {
                  sink.add(items.score(), items.label());
                }
              }));
      writer.finish();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(count + " scores in " + seconds + " s, " + count / seconds + " a second");
  }

  /** Random scores and labels that can be made again. */
  static final class Items {
    private final SplittableRandom scores;
    private final SplittableRandom labels;

    Items(long seed) {
      scores = new SplittableRandom(seed);
      labels = scores.split();
    }

    double score() {
      return scores.nextDouble();
    }

    int label() {
      return labels.nextInt(10) == 0 ? 1 : 0;
    }
  }
}
