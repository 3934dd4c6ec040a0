package io.graflag.api;

import io.graflag.api.authoring.Authoring;
import io.graflag.api.config.Installation;
import io.graflag.api.config.Places;
import io.graflag.api.engine.Engine;
import io.graflag.api.engine.LocalEngine;
import io.graflag.api.engine.ProgramCache;
import io.graflag.api.storage.LocalStorage;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The front door of the SDK; what goes wrong is thrown as {@link GraflagException}.
 *
 * <pre>{@code
 * GraFlag graflag = GraFlag.local(Path.of("shared"));
 * ExperimentInfo run = graflag.experiments().run(RunRequest.of("midas", "darpa"), RunListener.SILENT);
 * EvaluationResults found = graflag.experiments().evaluate(ExperimentName.parse(run.name()), line -> {});
 * System.out.println(found.metrics().get("auc_roc"));
 * }</pre>
 */
public final class GraFlag {
  private final Storage storage;
  private final Engine engine;
  private final Client client;
  private final Clock clock;
  private final Experiments experiments;
  private final List<String> notices;
  private final Path ownShare;
  private final String path;

  private GraFlag(
      Storage storage,
      Engine engine,
      Client client,
      Clock clock,
      List<String> notices,
      Path ownShare,
      String path) {
    this.storage = storage;
    this.engine = engine;
    this.client = client;
    this.clock = clock;
    this.notices = notices;
    this.ownShare = ownShare;
    this.path = path;
    this.experiments = experimentsIn(storage);
  }

  /**
   * Works on this machine, with everything under one directory.
   *
   * @param sharedDir SHARED_DIR, which holds methods/ and datasets/
   */
  public static GraFlag local(Path sharedDir) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put(Places.SHARED_DIR_VARIABLE, sharedDir.toString());
    return of(environment, System.getProperties(), Clock.systemDefaultZone());
  }

  /**
   * Works on this machine, with places chosen as the specification says.
   *
   * @param environment the variables of the process
   * @param properties the system properties
   * @param clock the clock of the storage
   */
  public static GraFlag of(Map<String, String> environment, Properties properties, Clock clock) {
    Installation installation =
        Installation.of(
            properties.getProperty(Installation.HOME_PROPERTY),
            properties.getProperty("java.class.path"));
    Path workingDirectory = Path.of(properties.getProperty("user.dir"));
    Places places = Places.choose(environment, workingDirectory, installation);
    Path java = Path.of(properties.getProperty("java.home"), "bin", "java");
    LocalEngine engine =
        new LocalEngine(
            installation,
            ProgramCache.of(environment, Path.of(properties.getProperty("user.home"))),
            java,
            environment,
            clock);
    Client client = new Client(version(), engine.host(), properties.getProperty("user.name"));
    return new GraFlag(
        new LocalStorage(places, clock),
        engine,
        client,
        clock,
        places.notices(),
        ownShare(environment, workingDirectory, places),
        environment.getOrDefault("PATH", ""));
  }

  /** Where a user's own methods go: never into the examples of the installation. */
  private static Path ownShare(
      Map<String, String> environment, Path workingDirectory, Places places) {
    return environment.getOrDefault(Places.SHARED_DIR_VARIABLE, "").isEmpty()
        ? workingDirectory.resolve("shared")
        : places.sharedDir();
  }

  /** Version of this program. */
  public static String version() {
    String version = GraFlag.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Runs of methods on datasets. */
  public Experiments experiments() {
    return experiments;
  }

  /** The methods under SHARED_DIR. */
  public Methods methods() {
    return new Methods(storage);
  }

  /** The datasets under SHARED_DIR. */
  public Datasets datasets() {
    return new Datasets(storage);
  }

  /** Methods in the making. */
  public Authoring authoring() {
    return new Authoring(storage, this::experimentsIn, ownShare, path, clock);
  }

  /** What runs where, and what SHARED_DIR holds. */
  public Cluster cluster() {
    return new Cluster(storage, experiments);
  }

  /** Files of SHARED_DIR. */
  public SharedFiles files() {
    return new SharedFiles(storage);
  }

  private Experiments experimentsIn(Storage place) {
    return new Experiments(
        place, engine, new RunStarter(place, engine, client, clock), clock, client.user());
  }

  /** What a user should know of where files were found, sentence by sentence. */
  public List<String> notices() {
    return notices;
  }
}
