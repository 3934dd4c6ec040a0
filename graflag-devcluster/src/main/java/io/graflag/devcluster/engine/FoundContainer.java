package io.graflag.devcluster.engine;

import java.util.Map;

/**
 * A container that there is.
 *
 * @param id its identity
 * @param name its name
 * @param state Docker's word for its state
 * @param labels our labels; empty texts where it has none
 */
public record FoundContainer(String id, String name, String state, Map<Label, String> labels) {

  public FoundContainer {
    labels = Map.copyOf(labels);
  }

  /** Whether its processes run. */
  public boolean isRunning() {
    return state.equals("running");
  }

  /** The value of a label; empty where it has none. */
  public String label(Label label) {
    return labels.getOrDefault(label, "");
  }
}
