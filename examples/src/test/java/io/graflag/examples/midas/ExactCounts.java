package io.graflag.examples.midas;

import io.graflag.examples.stream.EdgeStreamDetector;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The three detectors by brute force: exact counts in maps, the formulas of the papers in double.
 *
 * <p>What sketches approximate; with enough cells both agree.
 */
final class ExactCounts implements EdgeStreamDetector {
  /** Which of the detectors. */
  enum Kind {
    MIDAS,
    MIDAS_R,
    MIDAS_F
  }

  private final Kind kind;
  private final double factor;
  private final double threshold;
  private final Map<String, Double> current = new HashMap<>();
  private final Map<String, Double> total = new HashMap<>();
  private final Map<String, Double> last = new HashMap<>();
  private long tick = 1;

  ExactCounts(Kind kind, double factor, double threshold) {
    this.kind = kind;
    this.factor = factor;
    this.threshold = threshold;
  }

  @Override
  public double score(int source, int target, long newTick) {
    if (newTick > tick) {
      endTick();
      tick = newTick;
    }
    double edge = count(source + ">" + target);
    return kind == Kind.MIDAS
        ? edge
        : Math.max(edge, Math.max(count(source + ">"), count(">" + target)));
  }

  private void endTick() {
    Set<String> known = new TreeSet<>(current.keySet());
    for (String key : known) {
      if (kind == Kind.MIDAS_F) {
        double past = total.getOrDefault(key, 0.0);
        boolean isCalm = last.getOrDefault(key, 0.0) < threshold;
        double gain = isCalm ? current.get(key) : tick == 1 ? 0 : past / (tick - 1);
        total.put(key, past + gain);
      }
      current.compute(key, (k, count) -> kind == Kind.MIDAS ? 0 : count * factor);
    }
  }

  private double count(String key) {
    double a = current.merge(key, 1.0, Double::sum);
    double t = tick;
    if (kind == Kind.MIDAS_F) {
      double s = total.getOrDefault(key, 0.0);
      double score = s == 0 ? 0 : Math.pow(a + s - a * t, 2) / (s * (t - 1));
      last.put(key, score);
      return score;
    }
    double s = total.merge(key, 1.0, Double::sum);
    return t == 1 ? 0 : Math.pow((a - s / t) * t, 2) / (s * (t - 1));
  }
}
