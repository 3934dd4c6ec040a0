package io.graflag.devcluster.engine;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is written on everything that is made, so that it is known again. */
public enum Label {
  /** The identity of the cluster; what carries it is removed with it. */
  CLUSTER("graflag.devcluster"),
  /** Machine and state directory that the cluster was made from. */
  ORIGIN("graflag.devcluster.origin"),
  /** A digest of how it was made: what is to be another has another. */
  CONFIG("graflag.devcluster.config"),
  /** The name of a node. */
  NODE("graflag.devcluster.node"),
  /** The role of a node. */
  ROLE("graflag.devcluster.role"),
  /** The address of a node. */
  ADDRESS("graflag.devcluster.address"),
  /** The cards that a node advertises, separated by blanks. */
  GPUS("graflag.devcluster.gpus"),
  /** How SHARED_DIR is shared. */
  STORAGE("graflag.devcluster.storage");

  private final String key;

  Label(String key) {
    this.key = key;
  }

  /** The name of the label. */
  public String key() {
    return key;
  }

  /** What a template of the docker command says for its value. */
  String template() {
    return "{{.Label \"" + key + "\"}}";
  }

  /** The arguments that put labels on something. */
  public static Stream<String> arguments(Map<Label, String> labels) {
    return labels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> Stream.of("--label", entry.getKey().key + "=" + entry.getValue()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
