package io.graflag.cluster.faults;

import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Until;
import java.util.ArrayList;
import java.util.List;

/** What runs that are over may not leave behind. */
final class Remains {
  /** Temporary files of whoever writes, space that is held in reserve, locks. */
  private static final String FILES =
      "find /shared ( -name '.*.tmp' -o -name '.reserve' -o -name '*.lock' -o -name '*.partial' )";

  private Remains() {}

  /** Waits until there is nothing left of any run: Swarm ends containers in its own time. */
  static void awaitNone(TestCluster cluster) {
    Until.minute("nothing is left behind", () -> found(cluster), List::isEmpty);
  }

  private static List<String> found(TestCluster cluster) {
    List<String> all = new ArrayList<>(cluster.swarm().services("label=graflag.experiment"));
    all.addAll(cluster.swarm().services("label=graflag.evaluation"));
    for (String node : Nodes.ALL) {
      String running = "label=com.docker.swarm.service.name";
      String format = "{{.Label \"com.docker.swarm.service.name\"}}";
      cluster
          .nodes()
          .on(node, "docker", "ps", "--filter", running, "--format", format)
          .lines()
          .filter(name -> !name.equals("registry") && !name.isBlank())
          .forEach(name -> all.add(name + " on " + node));
    }
    cluster
        .nodes()
        .on(Nodes.MANAGER, "sh", "-c", FILES.replace("(", "\\(").replace(")", "\\)"))
        .lines()
        .forEach(all::add);
    return all;
  }
}
