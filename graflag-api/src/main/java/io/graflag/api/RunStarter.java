package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.engine.MethodImage;
import io.graflag.api.engine.RunPlan;
import io.graflag.api.storage.DatasetEntry;
import io.graflag.api.storage.MethodEntry;
import io.graflag.api.storage.Storage;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.experiment.StopRequest;
import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.method.Parameters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns a request into a run: checks, claims a directory, writes the configuration, starts.
 *
 * <p>Nothing is created before every check has passed. Whatever fails afterwards is written down in
 * the directory that was claimed.
 */
final class RunStarter {
  private final Storage storage;
  private final Engine engine;
  private final Client client;
  private final Clock clock;

  RunStarter(Storage storage, Engine engine, Client client, Clock clock) {
    this.storage = storage;
    this.engine = engine;
    this.client = client;
    this.clock = clock;
  }

  ExperimentName start(RunRequest request, RunListener listener) {
    MethodEntry method = storage.method(request.method());
    MethodSpec spec = method.spec().orElseThrow();
    String command = spec.command();
    DatasetEntry dataset = usableDataset(request, spec);
    Parameters.Merged merged = request.parameters().over(spec.env().values());
    boolean passEnvArgs = MethodImage.passesEnvArgs(method.directory());
    Optional<String> commit = GitCommit.of(method.directory());

    ExperimentName name =
        storage.claim(
            new ExperimentName(request.method(), request.dataset(), LocalDateTime.now(clock)));
    ExperimentDirectory experiment = storage.directory(name);
    OffsetDateTime now = OffsetDateTime.now(clock);
    Status building = Status.building(request.method().value(), now, client.host());
    try {
      StatusFile.write(experiment.status(), building);
      spec.env().warnings().forEach(text -> listener.on(new RunEvent.Warned(name, text)));
      merged.warnings().forEach(text -> listener.on(new RunEvent.Warned(name, text)));
      String data = withSlash(dataset.directory());
      String exp = withSlash(experiment.path());
      config(name, request, merged.variables(), data, exp, commit)
          .write(experiment.serviceConfig());
      engine.start(
          new RunPlan(
              name.value(),
              experiment,
              method.directory(),
              passEnvArgs,
              variables(request, merged.variables(), command, data, exp)));
    } catch (RuntimeException e) {
      recordFailure(experiment, building, e);
      throw e;
    }
    listener.on(new RunEvent.Started(name));
    return name;
  }

  private void recordFailure(
      ExperimentDirectory experiment, Status building, RuntimeException cause) {
    try {
      Outcome outcome =
          StopRequest.read(experiment.stop())
              .map(stop -> Outcome.stopped("Stopped by " + stop.by() + " before it started."))
              .orElseGet(() -> Outcome.failed(reason(cause), String.valueOf(cause.getMessage())));
      StatusFile.write(
          experiment.status(),
          building.ended(OffsetDateTime.now(clock), outcome, Optional.empty(), Optional.empty()));
    } catch (GraflagException e) {
      // What went wrong first is what the user has to hear.
      cause.addSuppressed(e);
    }
  }

  private static FailureReason reason(RuntimeException cause) {
    boolean full = cause instanceof GraflagException known && known.kind() == Kind.STORAGE_FULL;
    return full ? FailureReason.DISK_FULL : FailureReason.INFRASTRUCTURE;
  }

  private DatasetEntry usableDataset(RunRequest request, MethodSpec spec) {
    DatasetEntry dataset = storage.dataset(request.dataset());
    List<DatasetPattern> supported = spec.supportedDatasets();
    if (!DatasetPattern.anyMatches(supported, request.dataset().value())) {
      throw GraflagException.of(
          Kind.USAGE,
          "The method "
              + request.method()
              + " does not support the dataset "
              + request.dataset()
              + ".",
          "It supports "
              + supported.stream().map(DatasetPattern::glob).collect(Collectors.joining(", "))
              + ".");
    }
    return dataset;
  }

  private Map<String, String> variables(
      RunRequest request, Map<String, String> merged, String command, String data, String exp) {
    Map<String, String> variables = new LinkedHashMap<>(merged);
    variables.put("DATA", data);
    variables.put("EXP", exp);
    variables.put("METHOD_NAME", request.method().value());
    variables.put("COMMAND", command);
    request
        .timeout()
        .ifPresent(
            limit -> variables.put("GRAFLAG_TIMEOUT_SECONDS", Long.toString(limit.toSeconds())));
    return variables;
  }

  private ServiceConfig config(
      ExperimentName name,
      RunRequest request,
      Map<String, String> variables,
      String data,
      String exp,
      Optional<String> methodCommit) {
    return new ServiceConfig(
        name.value(),
        request.method().value(),
        request.dataset().value(),
        "latest",
        false,
        "",
        "",
        OffsetDateTime.now(clock).toString(),
        data,
        exp,
        variables,
        request.timeout().map(Duration::toSeconds),
        Optional.of(client.version()),
        Optional.of(client.host()),
        Optional.of(client.user()),
        methodCommit);
  }

  private static String withSlash(Path directory) {
    return directory.toAbsolutePath() + "/";
  }
}
