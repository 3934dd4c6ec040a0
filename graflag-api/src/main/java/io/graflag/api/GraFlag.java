package io.graflag.api;

import io.graflag.api.authoring.Authoring;
import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationKey;
import io.graflag.api.config.ConfigurationSearch;
import io.graflag.api.config.EngineName;
import io.graflag.api.config.Installation;
import io.graflag.api.config.Places;
import io.graflag.api.config.Setting;
import io.graflag.api.engine.Engine;
import io.graflag.api.engine.LocalEngine;
import io.graflag.api.engine.ProgramCache;
import io.graflag.api.storage.LocalStorage;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.time.Clock;
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
  private final Configuration configuration;
  private final Places places;
  private final String path;

  private GraFlag(
      Configuration configuration,
      Places places,
      Engine engine,
      Client client,
      Clock clock,
      String path) {
    this.configuration = configuration;
    this.places = places;
    this.engine = engine;
    this.client = client;
    this.clock = clock;
    this.path = path;
    this.storage = new LocalStorage(places, clock);
    this.experiments = experimentsIn(storage);
  }

  /**
   * Works on this machine, with everything under one directory; no configuration file is read.
   *
   * @param sharedDir SHARED_DIR, which holds methods/ and datasets/
   */
  public static GraFlag local(Path sharedDir) {
    return of(
        Configuration.local(sharedDir),
        System.getenv(),
        System.getProperties(),
        Clock.systemDefaultZone());
  }

  /**
   * Works as this process is configured: by file, variables and where it stands.
   *
   * @throws GraflagException INVALID_INPUT with all that is wrong with the configuration, or USAGE
   */
  public static GraFlag open() {
    return of(System.getenv(), System.getProperties(), Clock.systemDefaultZone());
  }

  /**
   * Works as a process is configured, with places chosen as the specification says.
   *
   * @param environment the variables of the process
   * @param properties the system properties
   * @param clock the clock of the storage
   */
  public static GraFlag of(Map<String, String> environment, Properties properties, Clock clock) {
    Configuration found = ConfigurationSearch.of(environment, properties).read();
    return of(found, environment, properties, clock);
  }

  /**
   * Works as a configuration says.
   *
   * @param configuration which engine, and where SHARED_DIR is
   * @param environment the variables that a run inherits
   * @param properties the system properties
   * @param clock the clock of the storage
   * @throws GraflagException USAGE for a cluster
   */
  public static GraFlag of(
      Configuration configuration,
      Map<String, String> environment,
      Properties properties,
      Clock clock) {
    if (configuration.engine() == EngineName.SWARM) {
      throw noSwarm(configuration);
    }
    Installation installation = Installation.of(properties);
    Path workingDirectory = Path.of(properties.getProperty("user.dir"));
    Places places = Places.choose(configuration.sharedDir(), workingDirectory, installation);
    Path java = Path.of(properties.getProperty("java.home"), "bin", "java");
    LocalEngine engine =
        new LocalEngine(
            installation,
            ProgramCache.of(environment, Path.of(properties.getProperty("user.home"))),
            java,
            environment,
            clock);
    Client client = new Client(version(), engine.host(), properties.getProperty("user.name"));
    String path = environment.getOrDefault("PATH", "");
    return new GraFlag(configuration, places, engine, client, clock, path);
  }

  private static GraflagException noSwarm(Configuration configuration) {
    Setting manager = configuration.settings().get(ConfigurationKey.MANAGER_IP);
    String asked =
        manager == null
            ? "The engine 'swarm' was asked for"
            : "MANAGER_IP is " + manager.value() + " (" + manager.source().describe() + ")";
    return GraflagException.of(
        Kind.USAGE,
        asked + ", but this version of GraFlag runs on one machine only.",
        "Work on this machine with: --engine local");
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
    return new Authoring(storage, this::experimentsIn, places.ownShare(), path, clock);
  }

  /** What runs where, and what SHARED_DIR holds. */
  public Cluster cluster() {
    return new Cluster(storage, experiments, configuration);
  }

  /** Files of SHARED_DIR. */
  public SharedFiles files() {
    return new SharedFiles(storage);
  }

  private Experiments experimentsIn(Storage place) {
    return new Experiments(
        place, engine, engine, new RunStarter(place, engine, client, clock), clock, client.user());
  }

  /** What is configured. */
  public Configuration configuration() {
    return configuration;
  }

  /** Where methods, datasets and experiments lie. */
  public Places places() {
    return places;
  }

  /** What a user should know of where files were found, sentence by sentence. */
  public List<String> notices() {
    return places.notices();
  }
}
