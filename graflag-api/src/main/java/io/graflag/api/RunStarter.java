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

    ExperimentName name =
        storage.claim(
            new ExperimentName(request.method(), request.dataset(), LocalDateTime.now(clock)));
    ExperimentDirectory experiment = storage.directory(name);
    OffsetDateTime now = OffsetDateTime.now(clock);
    Status building = Status.building(request.method().value(), now, client.host());
    StatusFile.write(experiment.status(), building);
    try {
      merged.warnings().forEach(text -> listener.on(new RunEvent.Warned(name, text)));
      String data = withSlash(dataset.directory());
      String exp = withSlash(experiment.path());
      config(name, request, merged.variables(), data, exp, method.directory())
          .write(experiment.serviceConfig());
      engine.start(
          new RunPlan(
              name.value(),
              experiment,
              method.directory(),
              MethodImage.passesEnvArgs(method.directory()),
              variables(request, merged.variables(), command, data, exp)));
    } catch (GraflagException e) {
      Outcome outcome = Outcome.failed(FailureReason.INFRASTRUCTURE, e.getMessage());
      StatusFile.write(
          experiment.status(),
          building.ended(OffsetDateTime.now(clock), outcome, Optional.empty(), Optional.empty()));
      throw e;
    }
    listener.on(new RunEvent.Started(name));
    return name;
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
      Path methodDirectory) {
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
        GitCommit.of(methodDirectory));
  }

  private static String withSlash(Path directory) {
    return directory.toAbsolutePath() + "/";
  }
}
