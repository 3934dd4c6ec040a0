package io.graflag.devcluster;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.bringup.Bringup;
import io.graflag.devcluster.bringup.Labels;
import io.graflag.devcluster.bringup.Progress;
import io.graflag.devcluster.bringup.Removal;
import io.graflag.devcluster.engine.EngineFacts;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.plan.ClusterWishes;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.state.StateDirectory;
import io.graflag.devcluster.state.StateLock;
import java.nio.file.Files;
import java.util.Optional;

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
    state.writeHosts(plan.hosts());
    // Each node has just been looked at.
    return look().afterHealth(cluster).because(plan.storage().reason());
  }

  /**
   * Looks how it is.
   *
   * @throws GraflagException FAILED where Docker does not answer
   */
  public DevclusterInfo status() {
    requireDocker();
    return identity().map(look()::at).orElseGet(ClusterLook::none);
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

  private ClusterLook look() {
    return new ClusterLook(surroundings, state.knownHosts());
  }
}
