package io.graflag.devcluster.plan;

import io.graflag.core.GraflagException;
import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.Hosts;
import io.graflag.core.cluster.HostsFile;
import io.graflag.core.cluster.Subnet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks what a user asks for, finds all that is wrong with it, and makes a plan of the rest. */
public final class PlanCheck {
  private static final int MOST_WORKERS = 4;

  private final ClusterWishes wishes;
  private final List<String> problems = new ArrayList<>();
  private final Optional<Hosts> hosts;
  private final Optional<PublicKey> key;
  private final boolean hasNfs;

  private PlanCheck(ClusterWishes wishes, Path filesystems) {
    this.wishes = wishes;
    HostsFile.Reading reading = HostsFile.read(wishes.hosts());
    problems.addAll(reading.problems());
    hosts = reading.hosts();
    hosts.ifPresent(this::check);
    key = key();
    hasNfs = SharedStorage.hasNfs(filesystems);
    if (wishes.storage() == StorageWish.NFS && !hasNfs) {
      problems.add(
          "--storage nfs: this kernel cannot mount NFS 4; load its module with 'sudo modprobe nfs',"
              + " or use --storage volume.");
    }
  }

  /**
   * Checks everything that can be checked without Docker.
   *
   * @param filesystems the kernel's list of file systems, {@code /proc/filesystems}
   */
  public static PlanCheck of(ClusterWishes wishes, Path filesystems) {
    return new PlanCheck(wishes, filesystems);
  }

  /** All that is wrong. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The addresses that the cluster would use, as far as they are known. */
  public Optional<Subnet> subnet() {
    return hosts.flatMap(Hosts::subnet);
  }

  /**
   * The plan; only where nothing is wrong.
   *
   * @param name what the names of all that is made start with
   * @param cards the real cards of this machine, dealt out so that no two nodes get the same one
   */
  public Plan plan(String name, List<String> cards) {
    Hosts found = hosts.orElseThrow();
    List<HostAddress> used = found.workers().subList(0, workers(found));
    List<ClusterNode> nodes = new ArrayList<>();
    nodes.add(
        node("manager", NodeRole.MANAGER, found.manager(), used.isEmpty() ? cards : List.of()));
    for (int i = 0; i < used.size(); i++) {
      nodes.add(
          node("worker" + (i + 1), NodeRole.WORKER, used.get(i), share(cards, i, used.size())));
    }
    return new Plan(
        name,
        found.subnet().orElseThrow(),
        nodes,
        key.orElseThrow(),
        SharedStorage.of(wishes.storage(), hasNfs));
  }

  private ClusterNode node(String name, NodeRole role, HostAddress address, List<String> cards) {
    if (wishes.fakeGpus() == 0) {
      return new ClusterNode(name, role, address, cards, !cards.isEmpty());
    }
    // No numbers: Docker would take those for a count.
    List<String> fake =
        IntStream.rangeClosed(1, wishes.fakeGpus())
            .mapToObj(i -> "GPU-fake-" + name + "-" + i)
            .toList();
    return new ClusterNode(name, role, address, fake, false);
  }

  private static List<String> share(List<String> cards, int worker, int workers) {
    return IntStream.range(0, cards.size())
        .filter(i -> i % workers == worker)
        .mapToObj(cards::get)
        .toList();
  }

  private int workers(Hosts found) {
    return wishes.workers().orElse(found.workers().size());
  }

  private void check(Hosts found) {
    int named = found.workers().size();
    if (named > MOST_WORKERS) {
      say("names %d workers; a development cluster has at most %d.".formatted(named, MOST_WORKERS));
    }
    wishes
        .workers()
        .filter(wanted -> wanted > named)
        .ifPresent(
            wanted ->
                problems.add(
                    "--workers %d: %s names %d workers.".formatted(wanted, wishes.hosts(), named)));
    if (found.subnet().isEmpty()) {
      say("names no subnet; add a line such as 'subnet: 172.30.0.0/24'.");
      return;
    }
    AddressRange range = new AddressRange(found.subnet().get());
    Optional<String> useless = range.problem();
    useless.ifPresent(this::say);
    if (useless.isEmpty()) {
      range.problem(found.manager()).ifPresent(this::say);
      found.workers().forEach(worker -> range.problem(worker).ifPresent(this::say));
    }
  }

  private void say(String problem) {
    problems.add(wishes.hosts() + ": " + problem);
  }

  private Optional<PublicKey> key() {
    try {
      return Optional.of(PublicKey.read(wishes.publicKey()));
    } catch (GraflagException e) {
      problems.add(e.getMessage() + e.hint().map(hint -> " " + hint).orElse(""));
      return Optional.empty();
    }
  }
}
