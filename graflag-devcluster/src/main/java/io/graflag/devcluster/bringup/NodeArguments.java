package io.graflag.devcluster.bringup;

import io.graflag.core.Json;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.plan.ClusterNode;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.plan.SharedStorage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the container of a node is started.
 *
 * @param plan the cluster
 * @param labels whose it is
 * @param isolation how much a node may do
 * @param images the image of each role
 */
record NodeArguments(Plan plan, Labels labels, Isolation isolation, Map<NodeRole, String> images) {

  /** A digest of all arguments: a container made with others has another. */
  String config(ClusterNode node) {
    List<String> all = new ArrayList<>(arguments(node, labels.of(plan, node)));
    // The network is the same in name only where its addresses differ.
    all.add(plan.subnet().toString());
    return Digest.of(all);
  }

  /** The arguments of {@code docker run}. */
  List<String> of(ClusterNode node) {
    Map<Label, String> all = labels.of(plan, node);
    all.put(Label.CONFIG, config(node));
    return arguments(node, all);
  }

  private List<String> arguments(ClusterNode node, Map<Label, String> labelled) {
    List<String> all = new ArrayList<>(List.of("run", "--detach", "--init", "--restart", "no"));
    Label.arguments(labelled).forEach(all::add);
    add(all, "--name", plan.container(node));
    add(all, "--hostname", node.name());
    add(all, "--network", plan.network());
    add(all, "--network-alias", node.name());
    add(all, "--ip", node.address().toString());
    // So that its log can be shown, whatever the engine does with logs by default.
    add(all, "--log-driver", "json-file");
    add(all, "--log-opt", "max-size=10m");
    all.addAll(isolation.arguments());
    if (node.real()) {
      // The quotes are Docker's own, for a value that holds commas.
      add(all, "--gpus", "\"device=" + String.join(",", node.gpus()) + "\"");
    }
    add(all, "--mount", "type=volume,src=" + plan.engineVolume(node) + ",dst=/var/lib/docker");
    storage(node, all);
    add(all, "--env", "GRAFLAG_DAEMON=" + daemon(node));
    all.add(images.get(node.role()));
    return all;
  }

  private void storage(ClusterNode node, List<String> all) {
    boolean nfs = plan.storage().isNfs();
    if (node.role() == NodeRole.MANAGER) {
      add(all, "--mount", "type=volume,src=" + plan.registryVolume() + ",dst=/var/lib/registry");
    }
    if (!nfs || node.role() == NodeRole.MANAGER) {
      String target = ",dst=" + SharedStorage.SHARED_DIR;
      add(all, "--mount", "type=volume,src=" + plan.sharedVolume() + target);
    }
    if (nfs) {
      String variable =
          switch (node.role()) {
            case MANAGER -> "GRAFLAG_SERVES_NFS=yes";
            case WORKER -> "GRAFLAG_NFS_SERVER=" + plan.manager().address();
          };
      add(all, "--env", variable);
    }
  }

  /** The daemon.json of the engine inside. */
  private String daemon(ClusterNode node) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("insecure-registries", List.of(plan.registry()));
    if (!node.gpus().isEmpty()) {
      settings.put(
          "node-generic-resources", node.gpus().stream().map(gpu -> "NVIDIA-GPU=" + gpu).toList());
    }
    return Json.line(settings);
  }

  private static void add(List<String> all, String option, String value) {
    all.add(option);
    all.add(value);
  }
}
