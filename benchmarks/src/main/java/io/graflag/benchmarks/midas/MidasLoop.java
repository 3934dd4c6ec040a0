package io.graflag.benchmarks.midas;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.midas.Midas;
import io.graflag.examples.midas.MidasF;
import io.graflag.examples.midas.MidasR;
import io.graflag.examples.midas.SketchSize;
import io.graflag.examples.stream.EdgeStreamDetector;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Times the scoring loop of one detector, as {@code midas_loop.cpp} does in C++. */
final class MidasLoop {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private MidasLoop() {}

  /**
   * Prints one line a repetition: seconds, last score, checksum; the first ones warm up the JIT.
   *
   * @param arguments directory of the dataset; midas, midas_r or midas_f; how many repetitions
   */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      System.err.println("usage: MidasLoop DATASET_DIR midas|midas_r|midas_f REPETITIONS");
      System.exit(2);
    }
    try {
      EdgeStream stream = EdgeStreamReader.read(Path.of(arguments[0]));
      repeat(stream, arguments[1], Integer.parseInt(arguments[2]), System.out);
    } catch (GraflagException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void repeat(EdgeStream stream, String method, int repetitions, PrintStream out) {
    float[] scores = new float[stream.size()];
    for (int i = 0; i < repetitions; i++) {
      EdgeStreamDetector detector = detector(method);
      long start = System.nanoTime();
      score(detector, stream, scores);
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      float last = scores[scores.length - 1];
      out.printf(Locale.ROOT, "%.6f %.6f %016x%n", seconds, last, checksum(scores));
    }
  }

  private static void score(EdgeStreamDetector detector, EdgeStream stream, float[] scores) {
    int[] sources = stream.sources();
    int[] targets = stream.targets();
    long[] ticks = stream.timestamps();
    for (int edge = 0; edge < scores.length; edge++) {
      scores[edge] = (float) detector.score(sources[edge], targets[edge], ticks[edge]);
    }
  }

  private static EdgeStreamDetector detector(String method) {
    return switch (method) {
      case "midas" -> new Midas(SketchSize.PUBLISHED, 0);
      case "midas_r" -> new MidasR(SketchSize.PUBLISHED, 0.5f, 0);
      case "midas_f" -> new MidasF(SketchSize.PUBLISHED, 0.5f, 1000, 0);
      default -> throw GraflagException.of(Kind.USAGE, "Unknown method '" + method + "'.");
    };
  }

  /** FNV-1a over the bits of the scores. */
  private static long checksum(float[] scores) {
    long hash = FNV_OFFSET;
    for (float score : scores) {
      hash = (hash ^ (Float.floatToIntBits(score) & 0xffffffffL)) * FNV_PRIME;
    }
    return hash;
  }
}
