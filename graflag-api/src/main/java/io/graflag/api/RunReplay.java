package io.graflag.api;

import io.graflag.api.Difference.Applied;
import io.graflag.api.Difference.Subject;
import io.graflag.api.engine.Engine;
import io.graflag.api.storage.MethodEntry;
import io.graflag.api.storage.Storage;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Limits;
import io.graflag.core.experiment.RecordedParameters;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.method.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns the record of a run into a request, and says what is not as it was. */
final class RunReplay {
  private final Storage storage;
  private final Engine engine;
  private final String version;

  RunReplay(Storage storage, Engine engine, String version) {
    this.storage = storage;
    this.engine = engine;
    this.version = version;
  }

  /** A file, the directory of an experiment, or the name of one. */
  Document find(Path source) {
    if (Files.isDirectory(source)) {
      Path record = new ExperimentDirectory(source).serviceConfig();
      if (!Files.exists(record)) {
        throw noRecord(source, record);
      }
      return Document.at(record);
    }
    Optional<ExperimentName> name = ExperimentName.find(source.getFileName().toString());
    if (name.isPresent() && !Files.exists(source)) {
      Path record = storage.experiment(name.get()).directory().serviceConfig();
      return storage.read(record).orElseThrow(() -> noRecord(source, record));
    }
    if (!Files.exists(source)) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "Cannot replay " + Json.quoted(source.toString()) + ": it does not exist.",
          "Name a service_config.json, the directory of an experiment, or an experiment.");
    }
    return Document.at(source);
  }

  private static GraflagException noRecord(Path source, Path record) {
    return GraflagException.of(
        Kind.NOT_FOUND,
        "Cannot replay "
            + source
            + ": the directory holds no "
            + record.getFileName()
            + ", which every run leaves.");
  }

  Replay of(Document document, RunOverrides overrides) {
    Path record = document.path();
    ServiceConfig config = ServiceConfig.read(document);
    MethodName name =
        overrides
            .method()
            .orElseGet(() -> checked(record, () -> MethodName.parse(config.methodName())));
    DatasetName dataset =
        overrides
            .dataset()
            .orElseGet(() -> checked(record, () -> DatasetName.parse(config.dataset())));
    MethodEntry method = storage.method(name);
    MethodSpec spec = method.spec().orElseThrow();
    RecordedParameters recorded = RecordedParameters.from(config, spec.env().values());
    ReplayDifferences differences =
        new ReplayDifferences(config, recorded, spec, overrides.parameters());
    List<Difference> all = new ArrayList<>();
    boolean sameMethod = name.value().equalsIgnoreCase(config.methodName());
    if (sameMethod) {
      all.addAll(differences.ofMethod());
      differences.of(
          Subject.COMMIT, config.methodCommit(), storage.commit(method.directory()), all);
    }
    differences.of(Subject.VERSION, config.graflagVersion(), Optional.of(version), all);
    RunRequest plain = RunRequest.of(name, dataset).with(needed(recorded, spec, sameMethod));
    RunRequest request = overrides.over(checked(record, () -> restored(plain, config, all)));
    return new Replay(record, config.experimentName(), request, all);
  }

  /**
   * What has to be said for the run to get its recorded values: what was set then, and what differs
   * from the defaults of today.
   */
  private static Parameters needed(
      RecordedParameters recorded, MethodSpec spec, boolean sameMethod) {
    Map<String, String> defaults = spec.parameters();
    Map<String, String> needed = new LinkedHashMap<>();
    recorded
        .values()
        .forEach(
            (key, value) -> {
              boolean set = recorded.chosen().map(names -> names.contains(key)).orElse(false);
              boolean declared = defaults.containsKey(key);
              // The defaults of one method mean nothing to another that does not know them.
              boolean known = sameMethod || declared;
              if (set || (known && !value.equals(defaults.get(key)))) {
                needed.put(key, value);
              }
            });
    return new Parameters(needed);
  }

  private RunRequest restored(RunRequest plain, ServiceConfig config, List<Difference> all) {
    Optional<Duration> timeout = config.timeoutSeconds().map(Duration::ofSeconds);
    Limits limits = config.limits().orElse(Limits.NONE);
    Optional<Integer> gpus = gpus(config);
    if (!engine.isCluster() && (gpus.orElse(0) > 0 || !limits.isNone())) {
      all.add(
          new Difference(
              Subject.ENGINE,
              "resources",
              Optional.of(
                  gpus.map(count -> count + " GPUs ").orElse("")
                      + limits.cpus().map(cpus -> cpus + " CPUs ").orElse("")
                      + limits.memory().orElse("").strip()),
              Optional.of("nothing is reserved on one machine"),
              Applied.CURRENT));
      gpus = Optional.empty();
      limits = Limits.NONE;
    }
    return new RunRequest(
        plain.method(),
        plain.dataset(),
        plain.parameters(),
        timeout,
        new Deployment(
            Optional.of(config.tag()).filter(tag -> !tag.isEmpty()),
            false,
            gpus,
            limits,
            Optional.empty()));
  }

  /** The original always said that GPUs are required, and reserved none; false meant none. */
  private static Optional<Integer> gpus(ServiceConfig config) {
    boolean declined = config.ofTheOriginal() && !config.gpuRequired();
    return config.gpuCount().or(() -> declined ? Optional.of(0) : Optional.empty());
  }

  private static <T> T checked(Path record, Supplier<T> read) {
    try {
      return read.get();
    } catch (GraflagException e) {
      throw new GraflagException(
          Kind.INVALID_INPUT, record + ": " + e.getMessage(), e.hint().orElse(null), e);
    }
  }
}
