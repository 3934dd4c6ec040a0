package io.graflag.devcluster.engine;

import java.util.Map;

/**
 * A volume that there is.
 *
 * @param name its name
 * @param labels our labels; empty texts where it has none
 */
public record FoundVolume(String name, Map<Label, String> labels) {

  public FoundVolume {
    labels = Map.copyOf(labels);
  }

  /** The value of a label; empty where it has none. */
  public String label(Label label) {
    return labels.getOrDefault(label, "");
  }
}
