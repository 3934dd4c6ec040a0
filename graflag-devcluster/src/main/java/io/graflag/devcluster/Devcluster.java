package io.graflag.devcluster;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.Subnet;
import io.graflag.devcluster.bringup.Bringup;
import io.graflag.devcluster.bringup.Health;
import io.graflag.devcluster.bringup.HealthStep;
import io.graflag.devcluster.bringup.Labels;
import io.graflag.devcluster.bringup.Progress;
import io.graflag.devcluster.bringup.Removal;
import io.graflag.devcluster.engine.EngineFacts;
import io.graflag.devcluster.engine.FoundContainer;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.plan.ClusterWishes;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.plan.SharedStorage;
import io.graflag.devcluster.state.StateDirectory;
import io.graflag.devcluster.state.StateLock;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster of containers on this machine: a manager and up to four workers.
 *
 * <p>What it is made of is known by a label, so that a half-made one is mended by {@link #up} and
 * removed by {@link #down}, whatever happened in between.
 */
public final class Devcluster {
  private static final String NAME = "graflag";

  private final Surroundings surroundings;
  private final StateDirectory state;
  private final String name;

  private Devcluster(Surroundings surroundings, StateDirectory state, String name) {
    this.surroundings = surroundings;
    this.state = state;
    this.name = name;
  }

  /** The cluster that a state directory remembers, whether there is one or not. */
  public static Devcluster of(Surroundings surroundings, StateDirectory state) {
    return new Devcluster(surroundings, state, NAME);
  }

  /** The same under names that start with another word, beside one of the usual name. */
  public Devcluster named(String other) {
    return new Devcluster(surroundings, state, other);
  }

  /**
   * Has it run as it is wished, out of nothing or out of what there is of it.
   *
   * @return the cluster, every node of which is healthy
   * @throws GraflagException INVALID_INPUT with all that is in the way, before anything is made;
   *     CONFLICT where another call is at work; FAILED where Docker refuses or a node does not come
   *     up
   */
  public DevclusterInfo up(ClusterWishes wishes, Progress progress) {
    Optional<String> known = usable() ? identity() : Optional.empty();
    Plan plan =
        new Preflight(surroundings, name).plan(wishes, known, text -> progress.say("GPUs", text));
    state.create();
    return StateLock.holding(state, () -> make(plan, progress));
  }

  private DevclusterInfo make(Plan plan, Progress progress) {
    // Another call may have made one since we looked.
    String cluster = identity().orElseGet(StateDirectory::newIdentity);
    state.remember(cluster);
    Bringup bringup =
        new Bringup(
            surroundings.docker(),
            surroundings.reach(),
            surroundings.patience(),
            state.path().resolve("build"),
            progress);
    Inventory own = Inventory.read(surroundings.docker()).of(cluster);
    state.writeKnownHosts(bringup.bringUp(plan, new Labels(cluster, origin()), own));
    return info(cluster, true).because(plan.storage().reason());
  }

  /**
   * Looks how it is.
   *
   * @throws GraflagException FAILED where Docker does not answer
   */
  public DevclusterInfo status() {
    requireDocker();
    return identity().map(cluster -> info(cluster, false)).orElseGet(Devcluster::none);
  }

  /**
   * Removes all of it but the images.
   *
   * @return whether there was anything
   * @throws GraflagException CONFLICT where another call is at work; FAILED where Docker refuses
   */
  public boolean down(Progress progress) {
    requireDocker();
    if (!Files.exists(state.path()) && identity().isEmpty()) {
      return false;
    }
    state.create();
    return StateLock.holding(state, () -> remove(progress));
  }

  private boolean remove(Progress progress) {
    Optional<String> cluster = identity();
    boolean any =
        cluster.isPresent() && !Inventory.read(surroundings.docker()).of(cluster.get()).isEmpty();
    if (any) {
      new Removal(surroundings.docker(), progress).remove(cluster.get());
    }
    state.forget();
    return any;
  }

  private boolean usable() {
    return EngineFacts.of(surroundings.docker()).problem().isEmpty();
  }

  private void requireDocker() {
    EngineFacts.of(surroundings.docker())
        .problem()
        .ifPresent(
            problem -> {
              throw GraflagException.of(Kind.FAILED, problem);
            });
  }

  /** What is remembered, else what the labels of parts that were made from here say. */
  private Optional<String> identity() {
    return state.identity().or(() -> Inventory.read(surroundings.docker()).clusterFrom(origin()));
  }

  private String origin() {
    return surroundings.host() + ":" + state.path();
  }

  private static DevclusterInfo none() {
    return new DevclusterInfo(
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        SharedStorage.SHARED_DIR,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private DevclusterInfo info(String cluster, boolean checked) {
    Inventory own = Inventory.read(surroundings.docker()).of(cluster);
    if (own.isEmpty()) {
      return none();
    }
    List<FoundContainer> containers =
        own.containers().stream()
            .filter(container -> !container.label(Label.NODE).isEmpty())
            .sorted(Comparator.comparing(container -> container.label(Label.NODE)))
            .toList();
    Optional<FoundContainer> manager =
        containers.stream().filter(c -> role(c) == NodeRole.MANAGER).findFirst();
    Optional<Health> health =
        checked
            ? Optional.empty()
            : manager.map(
                m -> new Health(surroundings.docker(), m.name(), address(m), surroundings.reach()));
    List<String> missing = missing(own);
    List<NodeInfo> nodes = containers.stream().map(c -> node(c, health, checked)).toList();
    return new DevclusterInfo(
        true,
        manager.isPresent()
            && missing.isEmpty()
            && nodes.stream().allMatch(n -> n.state() == NodeState.HEALTHY),
        own.networks().stream()
            .flatMap(n -> n.subnets().stream())
            .findFirst()
            .map(Subnet::toString),
        manager.map(m -> address(m).toString()),
        SharedStorage.SHARED_DIR,
        containers.stream().findFirst().map(c -> c.label(Label.STORAGE)),
        Optional.empty(),
        Optional.of(state.knownHosts()).filter(Files::exists),
        nodes,
        missing);
  }

  /** The nodes of which only the volume of the engine is left. */
  private static List<String> missing(Inventory own) {
    Set<String> there =
        own.containers().stream().map(c -> c.label(Label.NODE)).collect(Collectors.toSet());
    return own.volumes().stream()
        .map(volume -> volume.label(Label.NODE))
        .filter(node -> !node.isEmpty() && !there.contains(node))
        .sorted()
        .toList();
  }

  private static NodeInfo node(FoundContainer found, Optional<Health> health, boolean checked) {
    Optional<String> problem = checked ? Optional.empty() : problem(found, health);
    String gpus = found.label(Label.GPUS);
    return new NodeInfo(
        found.label(Label.NODE),
        role(found),
        address(found).toString(),
        found.name(),
        problem.isEmpty()
            ? NodeState.HEALTHY
            : found.isRunning() ? NodeState.UNHEALTHY : NodeState.STOPPED,
        problem,
        gpus.isEmpty() ? List.of() : List.of(gpus.split(" ")));
  }

  private static Optional<String> problem(FoundContainer found, Optional<Health> health) {
    if (!found.isRunning()) {
      return Optional.of("its container is " + found.state());
    }
    if (health.isEmpty()) {
      return Optional.of("there is no manager");
    }
    return Arrays.stream(HealthStep.values())
        .flatMap(
            step ->
                health
                    .get()
                    .problem(found.name(), role(found), address(found), step)
                    .map(words -> step + ": " + words)
                    .stream())
        .findFirst();
  }

  private static NodeRole role(FoundContainer found) {
    return NodeRole.parse(found.label(Label.ROLE));
  }

  private static HostAddress address(FoundContainer found) {
    return HostAddress.parse(found.label(Label.ADDRESS));
  }
}
