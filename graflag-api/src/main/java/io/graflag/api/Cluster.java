package io.graflag.api;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.Installation;
import io.graflag.api.engine.ManagerAccess;
import io.graflag.api.setup.ClusterSetup;
import io.graflag.api.setup.SetupListener;
import io.graflag.api.setup.SetupReport;
import io.graflag.api.setup.SetupRequest;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What runs where, and what SHARED_DIR holds. */
public final class Cluster {
  private final Storage storage;
  private final Experiments experiments;
  private final Configuration configuration;
  private final Optional<Parts> parts;

  /**
   * What there is beside the engine where it is a cluster.
   *
   * @param view sees it
   * @param setup makes it ready
   */
  record Parts(ClusterView view, ClusterSetup setup) {

    /**
     * Those of a manager; nothing is asked of it yet.
     *
     * @param installation holds what setup installs
     * @param version of this program
     */
    static Parts of(
        Configuration configuration,
        ManagerAccess manager,
        Installation installation,
        String version) {
      return new Parts(
          new ClusterView(
              configuration,
              manager.shell(),
              manager.swarm(),
              manager.sharedDir(),
              manager.registry()),
          new ClusterSetup(
              configuration,
              manager.shell(),
              manager.swarm(),
              manager.storage(),
              installation,
              version));
    }
  }

  /** This machine alone. */
  Cluster(Storage storage, Experiments experiments, Configuration configuration) {
    this(storage, experiments, configuration, Optional.empty());
  }

  Cluster(
      Storage storage,
      Experiments experiments,
      Configuration configuration,
      Optional<Parts> parts) {
    this.storage = storage;
    this.experiments = experiments;
    this.configuration = configuration;
    this.parts = parts;
  }

  /**
   * Makes machines with Docker a cluster; what is as it should be is left alone.
   *
   * @param listener hears each step as it ends
   * @throws GraflagException USAGE where the engine is this machine, or INTERRUPTED
   */
  public SetupReport setup(SetupRequest request, SetupListener listener) {
    return parts
        .orElseThrow(
            () ->
                GraflagException.of(
                    Kind.USAGE,
                    "The engine is this machine, which needs no setup.",
                    "For a cluster set MANAGER_IP: graflag setup --reconfigure"))
        .setup()
        .run(request, listener);
  }

  /** The whole picture. */
  public ClusterInfo info() {
    return parts.map(found -> found.view().info()).orElseGet(this::thisMachine);
  }

  private ClusterInfo thisMachine() {
    List<ExperimentInfo> runs = experiments.list(Integer.MAX_VALUE);
    return new ClusterInfo(
        Optional.empty(),
        true,
        false,
        List.of(),
        storage.describe(),
        List.of(
            new ClusterInfo.Content("methods", storage.methods().size()),
            new ClusterInfo.Content("datasets", storage.datasets().size()),
            new ClusterInfo.Content("experiments", runs.size())),
        experiments.services(),
        Optional.empty(),
        configuration.engine().name().toLowerCase(Locale.ROOT),
        configuration.file().map(Path::toString),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
