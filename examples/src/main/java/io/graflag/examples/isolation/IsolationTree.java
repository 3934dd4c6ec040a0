package io.graflag.examples.isolation;

import io.graflag.datasets.generate.SeededRandom;
import io.graflag.examples.NodeFeatures;

/**
 * One tree of random cuts through a sample of points, up to a limit of height.
 *
 * <p>A cut takes a random one of the features that differ among its points, and a random value
 * between their lowest and highest. (The paper draws among all features; where all points agree in
 * the one drawn, nothing can be cut, so this only skips such draws.)
 */
final class IsolationTree {
  private static final int LEAF = -1;

  private final NodeFeatures features;
  private final SeededRandom random;
  private final int heightLimit;
  private final int[] sample;

  /** For each place, the feature that it cuts; LEAF where it cuts none. */
  private final int[] cutFeatures;

  /**
   * For each place, the value that parts its points; the length of the path that ends in a leaf.
   */
  private final double[] values;

  /** For each cut, the place of its lower side; its upper side is the next one. */
  private final int[] lowerSides;

  private final int[] varying;
  private int size;

  /**
   * Grows a tree.
   *
   * @param sample the points, at least 2; reordered here
   */
  IsolationTree(NodeFeatures features, int[] sample, SeededRandom random) {
    this.features = features;
    this.sample = sample;
    this.random = random;
    heightLimit = 32 - Integer.numberOfLeadingZeros(sample.length - 1);
    int places = 2 * sample.length - 1;
    cutFeatures = new int[places];
    values = new double[places];
    lowerSides = new int[places];
    varying = new int[features.width()];
    size = 1;
    grow(0, 0, sample.length, 0);
  }

  /** How many cuts separate a point, plus what a leaf of several points would still need. */
  double pathLength(int node) {
    int place = 0;
    while (cutFeatures[place] != LEAF) {
      boolean isLower = features.value(node, cutFeatures[place]) < values[place];
      place = lowerSides[place] + (isLower ? 0 : 1);
    }
    return values[place];
  }

  private void grow(int place, int from, int to, int height) {
    int count = to - from;
    int differing = height < heightLimit && count > 1 ? varyingFeatures(from, to) : 0;
    if (differing == 0) {
      cutFeatures[place] = LEAF;
      values[place] = height + PathLength.ofUnsuccessfulSearch(count);
      return;
    }
    int feature = varying[random.below(differing)];
    double cut = cut(feature, from, to);
    int middle = part(feature, cut, from, to);
    cutFeatures[place] = feature;
    values[place] = cut;
    lowerSides[place] = size;
    int lower = size;
    size += 2;
    grow(lower, from, middle, height + 1);
    grow(lower + 1, middle, to, height + 1);
  }

  /** Collects the features in which points differ, and counts them. */
  private int varyingFeatures(int from, int to) {
    int count = 0;
    for (int feature = 0; feature < features.width(); feature++) {
      float first = features.value(sample[from], feature);
      int at = from + 1;
      while (at < to && features.value(sample[at], feature) == first) {
        at++;
      }
      if (at < to) {
        varying[count++] = feature;
      }
    }
    return count;
  }

  /** A random value above the lowest and up to the highest, so that neither side is empty. */
  private double cut(int feature, int from, int to) {
    double lowest = features.value(sample[from], feature);
    double highest = lowest;
    for (int at = from + 1; at < to; at++) {
      double value = features.value(sample[at], feature);
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    double unit = (random.nextLong() >>> 11) * 0x1p-53;
    double cut = highest - unit * (highest - lowest);
    return cut > lowest ? cut : highest;
  }

  private int part(int feature, double cut, int from, int to) {
    int middle = from;
    for (int at = from; at < to; at++) {
      int node = sample[at];
      if (features.value(node, feature) < cut) {
        sample[at] = sample[middle];
        sample[middle++] = node;
      }
    }
    return middle;
  }
}
