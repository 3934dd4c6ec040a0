package io.graflag.devcluster.engine;

import io.graflag.core.cluster.Subnet;
import java.util.List;
import java.util.Map;

/**
 * A network that there is.
 *
 * @param id its identity
 * @param name its name
 * @param subnets its ranges of IPv4
 * @param labels our labels; empty texts where it has none
 */
public record FoundNetwork(
    String id, String name, List<Subnet> subnets, Map<Label, String> labels) {

  public FoundNetwork {
    subnets = List.copyOf(subnets);
    labels = Map.copyOf(labels);
  }

  /** The value of a label; empty where it has none. */
  public String label(Label label) {
    return labels.getOrDefault(label, "");
  }
}
