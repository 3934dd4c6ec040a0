package io.graflag.api;

import io.graflag.api.config.Configuration;
import io.graflag.api.storage.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What runs where, and what SHARED_DIR holds. */
public final class Cluster {
  private final Storage storage;
  private final Experiments experiments;
  private final Configuration configuration;

  Cluster(Storage storage, Experiments experiments, Configuration configuration) {
    this.storage = storage;
    this.experiments = experiments;
    this.configuration = configuration;
  }

  /** The whole picture. */
  public ClusterInfo info() {
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
        configuration.file().map(Path::toString));
  }
}
