package io.graflag.api.engine;

import io.graflag.api.swarm.SwarmNode;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run gets of what the nodes of a Swarm advertise (contract, section 9). */
final class Reservation {
  private static final double NANOS = 1e9;
  private static final int MEGABYTE_BITS = 20;

  private Reservation() {}

  /**
   * Grants a wish.
   *
   * @param nodes all nodes, those too that are down: they may come back
   * @throws GraflagException USAGE where no node could ever give it
   */
  static Grant of(Wish wish, List<SwarmNode> nodes) {
    int most = nodes.stream().mapToInt(SwarmNode::gpus).max().orElse(0);
    Optional<Integer> asked = wish.gpus().or(wish::ofMethod);
    // One that takes no tasks for a while will again; one that is gone may never come back.
    boolean anyNow = nodes.stream().anyMatch(node -> node.isReady() && node.gpus() > 0);
    int gpus = asked.orElse(anyNow ? 1 : 0);
    if (gpus > most) {
      throw tooMany(gpus, wish, nodes);
    }
    long nanoCpus = wish.limits().nanoCpus().orElse(0L);
    long memory = wish.limits().memoryBytes().orElse(0L);
    boolean fits =
        nodes.stream()
            .anyMatch(
                node ->
                    node.gpus() >= gpus
                        && node.nanoCpus() >= nanoCpus
                        && node.memoryBytes() >= memory);
    if (!fits) {
      throw GraflagException.of(
          Kind.USAGE,
          "No node has "
              + wanted(gpus, nanoCpus, memory)
              + ": "
              + list(nodes, Reservation::described)
              + ".",
          "Ask for what one of them has.");
    }
    if (asked.isEmpty() && !anyNow) {
      String notice =
          "No node that is up advertises GPUs (" + SwarmNode.GPU + "); the run gets none.";
      return new Grant(0, notice, !nodes.isEmpty());
    }
    return new Grant(
        gpus, gpus == 0 ? "No GPU is reserved." : gpus + " GPU reserved." + why(wish), false);
  }

  private static String why(Wish wish) {
    if (wish.gpus().isPresent()) {
      return "";
    }
    return wish.ofMethod().isPresent()
        ? " The method asks for it."
        : " That is the default where nodes have some.";
  }

  private static GraflagException tooMany(int gpus, Wish wish, List<SwarmNode> nodes) {
    Predicate<SwarmNode> has = node -> node.gpus() > 0;
    String there =
        nodes.stream().anyMatch(has)
            ? list(nodes, node -> node.hostname() + " advertises " + node.gpus())
            : "none of the "
                + nodes.size()
                + " nodes ("
                + list(nodes, SwarmNode::hostname)
                + ") advertises any";
    return GraflagException.of(
        Kind.USAGE,
        (wish.gpus().isPresent() ? "The run asks for " : "The method asks for ")
            + gpus
            + " GPUs, and no node has so many: "
            + there
            + ".",
        "Ask for fewer with --gpus N, or for none with --no-gpu. Nodes advertise GPUs as"
            + " node-generic-resources in daemon.json.");
  }

  private static String wanted(int gpus, long nanoCpus, long memory) {
    StringBuilder text = new StringBuilder();
    if (gpus > 0) {
      text.append(gpus).append(" GPUs, ");
    }
    if (nanoCpus > 0) {
      text.append(nanoCpus / NANOS).append(" processors, ");
    }
    if (memory > 0) {
      text.append(memory >> MEGABYTE_BITS).append(" MB of memory, ");
    }
    return text.substring(0, Math.max(0, text.length() - 2));
  }

  private static String described(SwarmNode node) {
    return node.hostname() + " has " + wanted(node.gpus(), node.nanoCpus(), node.memoryBytes());
  }

  private static String list(List<SwarmNode> nodes, Function<SwarmNode, String> words) {
    return nodes.stream().map(words).collect(Collectors.joining(", "));
  }
}
