package io.graflag.devcluster.bringup;

import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.plan.ClusterNode;
import io.graflag.devcluster.plan.Plan;
import java.util.EnumMap;
import java.util.Map;

/**
 * Whose everything is that is made.
 *
 * @param cluster the identity of the cluster
 * @param origin machine and state directory that it is made from
 */
public record Labels(String cluster, String origin) {

  /** What everything carries. */
  Map<Label, String> common() {
    Map<Label, String> labels = new EnumMap<>(Label.class);
    labels.put(Label.CLUSTER, cluster);
    labels.put(Label.ORIGIN, origin);
    return labels;
  }

  /** What carries a digest of how it was made, too. */
  Map<Label, String> with(String config) {
    Map<Label, String> labels = common();
    labels.put(Label.CONFIG, config);
    return labels;
  }

  /** What the volume of a node's engine carries. */
  Map<Label, String> ofVolume(ClusterNode node) {
    Map<Label, String> labels = common();
    labels.put(Label.NODE, node.name());
    return labels;
  }

  /** What the container of a node carries, apart from the digest. */
  Map<Label, String> of(Plan plan, ClusterNode node) {
    Map<Label, String> labels = common();
    labels.put(Label.NODE, node.name());
    labels.put(Label.ROLE, node.role().toString());
    labels.put(Label.ADDRESS, node.address().toString());
    labels.put(Label.GPUS, String.join(" ", node.gpus()));
    labels.put(Label.STORAGE, plan.storage().kind().toString());
    return labels;
  }
}
