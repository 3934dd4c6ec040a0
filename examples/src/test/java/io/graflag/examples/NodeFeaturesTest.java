package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.datasets.Graph;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NodeFeaturesTest {
  private static final int[] NONE = {};

  @Test
  void measuresInDoublePrecision() {
    NodeFeatures features = new NodeFeatures(new float[] {1e8f, 0, 0, 1e-3f}, 2);
    assertThat(features.squaredDistance(0, 1, Double.POSITIVE_INFINITY))
        .isEqualTo(1e16 + (double) 1e-3f * 1e-3f);
  }

  @Test
  void stopsAtTheLimit() {
    float[] values = new float[40];
    Arrays.fill(values, 20, 40, 1);
    NodeFeatures features = new NodeFeatures(values, 20);
    assertThat(features.squaredDistance(0, 1, 21)).isEqualTo(20);
    assertThat(features.squaredDistance(0, 1, 5)).isBetween(5.0, 20.0);
  }

  @Test
  void refusesAGraphWithoutFeatures() {
    assertThatThrownBy(() -> NodeFeatures.of(RandomGraph.ofEdges(2)))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("no features");
  }

  @Test
  void namesTheNodeOfAnEndlessFeature() {
    Graph graph =
        new Graph(NONE, NONE, new byte[2], new float[] {0, 1, 2, Float.POSITIVE_INFINITY}, 2);
    assertThatThrownBy(() -> NodeFeatures.of(graph))
        .hasMessageContaining("Feature 1 of node 1 is too large for a distance: Infinity");
  }

  @Test
  void namesTheNodeOfAFeatureThatIsNoNumber() {
    Graph graph = new Graph(NONE, NONE, new byte[2], new float[] {0, 1, Float.NaN, 3}, 2);
    assertThatThrownBy(() -> NodeFeatures.of(graph))
        .hasMessageContaining("Feature 0 of node 1 is not a number");
  }
}
