package io.graflag.api;

import io.graflag.api.authoring.Authoring;
import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationSearch;
import io.graflag.api.config.EngineName;
import io.graflag.api.config.Installation;
import io.graflag.api.config.Places;
import io.graflag.api.engine.Engine;
import io.graflag.api.engine.LocalEngine;
import io.graflag.api.engine.ManagerAccess;
import io.graflag.api.engine.ManagerConnection;
import io.graflag.api.engine.ProgramCache;
import io.graflag.api.engine.SwarmEngine;
import io.graflag.api.ssh.PassphraseSource;
import io.graflag.api.storage.LocalStorage;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public final class GraFlag implements AutoCloseable {

  /**
   * Where runs are made.
   *
   * @param storage SHARED_DIR
   * @param engine what executes them
   */
  private record Workplace(Storage storage, Engine engine) {}

  private final Workplace here;
  private final Workplace work;
  private final Optional<ManagerAccess> manager;
  private final Installation installation;
  private final Client client;
  private final Clock clock;
  private final Experiments experiments;
  private final Configuration configuration;
  private final Places places;
  private final String path;

  private GraFlag(
      Configuration configuration,
      Places places,
      Engine local,
      Optional<ManagerAccess> manager,
      Installation installation,
      Client client,
      Clock clock,
      String path) {
    this.configuration = configuration;
    this.places = places;
    this.here = new Workplace(new LocalStorage(places, clock), local);
    this.manager = manager;
    this.work =
        manager
            .map(cluster -> new Workplace(cluster.storage(), new SwarmEngine(cluster)))
            .orElse(here);
    this.installation = installation;
    this.client = client;
    this.clock = clock;
    this.path = path;
    this.experiments = experimentsIn(work);
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

  /** Works as a configuration says; private keys need no passphrase, or an agent holds them. */
  public static GraFlag of(
      Configuration configuration,
      Map<String, String> environment,
      Properties properties,
      Clock clock) {
    return of(configuration, environment, properties, PassphraseSource.none(), clock);
  }

  /**
   * Works as a configuration says.
   *
   * @param configuration which engine, and where SHARED_DIR is
   * @param environment the variables that a run inherits
   * @param properties the system properties
   * @param passphrases asked where a private key needs one
   * @param clock the clock of the storage
   * @throws GraflagException INVALID_INPUT where the cluster is not described well enough
   */
  public static GraFlag of(
      Configuration configuration,
      Map<String, String> environment,
      Properties properties,
      PassphraseSource passphrases,
      Clock clock) {
    Installation installation = Installation.of(properties);
    Path workingDirectory = Path.of(properties.getProperty("user.dir"));
    boolean isCluster = configuration.engine() == EngineName.SWARM;
    // On a cluster SHARED_DIR is a path of the manager, and means nothing here.
    Optional<Path> sharedHere = isCluster ? Optional.empty() : configuration.sharedDir();
    Places places = Places.choose(sharedHere, workingDirectory, installation);
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
    Optional<ManagerAccess> manager =
        isCluster
            ? Optional.of(ManagerConnection.open(configuration, environment, passphrases, clock))
            : Optional.empty();
    return new GraFlag(configuration, places, engine, manager, installation, client, clock, path);
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
    return new Methods(work.storage());
  }

  /** The datasets under SHARED_DIR. */
  public Datasets datasets() {
    return new Datasets(work.storage());
  }

  /** Methods in the making, on this machine. */
  public Authoring authoring() {
    return new Authoring(
        here.storage(),
        place -> experimentsIn(new Workplace(place, here.engine())),
        places.ownShare(),
        path,
        clock);
  }

  /** What runs where, and what SHARED_DIR holds. */
  public Cluster cluster() {
    return new Cluster(
        work.storage(),
        experiments,
        configuration,
        manager.map(
            access -> Cluster.Parts.of(configuration, access, installation, client.version())));
  }

  /** Files of SHARED_DIR. */
  public SharedFiles files() {
    return new SharedFiles(work.storage());
  }

  private Experiments experimentsIn(Workplace place) {
    return new Experiments(
        place.storage(),
        place.engine(),
        here.engine(),
        new RunStarter(place.storage(), place.engine(), client, clock),
        clock,
        client.user());
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
    return manager.isPresent() ? List.of() : places.notices();
  }

  /** Ends the connections to a cluster; on one machine there are none. */
  @Override
  public void close() {
    manager.ifPresent(ManagerAccess::close);
  }
}
