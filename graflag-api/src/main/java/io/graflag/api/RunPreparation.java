package io.graflag.api;

import io.graflag.api.RunChecks.Found;
import io.graflag.api.RunVariable.Origin;
import io.graflag.api.engine.Engine;
import io.graflag.api.engine.Execution;
import io.graflag.api.engine.Grant;
import io.graflag.api.engine.MethodImage;
import io.graflag.api.engine.RunImage;
import io.graflag.api.engine.RunPlan;
import io.graflag.api.engine.Wish;
import io.graflag.api.storage.DatasetEntry;
import io.graflag.api.storage.MethodEntry;
import io.graflag.api.storage.Storage;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.MethodCommand;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.method.ParameterNames;
import io.graflag.core.method.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that is found out about a run before anything of it is created.
 *
 * <p>A run and its preview are made of the same preparation, so that one cannot promise what the
 * other does not do.
 */
final class RunPreparation {
  /** Not even a status fits; what a method needs, nobody knows. */
  private static final long LEAST_BYTES = 1L << 20;

  private static final long FEW_BYTES = 1L << 30;

  private static final String TIMEOUT = "GRAFLAG_TIMEOUT_SECONDS";
  private static final Set<String> RESERVED =
      Set.of("DATA", "EXP", "METHOD_NAME", "METHOD_DIR", ParameterNames.VARIABLE);

  /** The parameter by which methods choose a GPU; -1 means the processor, as in PyGOD. */
  private static final String GPU = "_GPU";

  private static final String NO_GPU = "-1";

  private final RunRequest request;
  private final Storage storage;
  private final Engine engine;
  private final RunChecks checks = new RunChecks();
  private final Optional<MethodEntry> method;
  private boolean passEnvArgs;
  private final Optional<DatasetEntry> dataset;
  private final Optional<Parameters.Merged> merged;
  private final Optional<Grant> grant;
  private final Optional<RunImage> image;

  RunPreparation(RunRequest request, Storage storage, Engine engine) {
    this.request = request;
    this.storage = storage;
    this.engine = engine;
    this.method = checks.make("method", this::usableMethod);
    this.dataset = checks.make("dataset", this::existingDataset);
    Optional<MethodSpec> spec = method.flatMap(MethodEntry::spec);
    spec.ifPresent(found -> checks.make("compatibility", () -> compatible(found)));
    this.merged = spec.flatMap(found -> checks.make("parameters", () -> merged(found)));
    this.grant = checks.make("resources", () -> granted(spec));
    this.image =
        engine.isCluster() && !request.deployment().build()
            ? method.flatMap(found -> checks.make("image", () -> builtImage(found)))
            : Optional.empty();
    checks.make("free space", this::freeSpace);
  }

  /** Throws what is wrong first. */
  void require() {
    checks.require();
  }

  /** Variables of the {@code .env} with the parameters over them. */
  Parameters.Merged merged() {
    return merged.orElseThrow();
  }

  MethodEntry method() {
    return method.orElseThrow();
  }

  /** What looks like a mistake and prevents nothing. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    method.flatMap(MethodEntry::spec).ifPresent(spec -> warnings.addAll(spec.env().warnings()));
    merged.ifPresent(found -> warnings.addAll(found.warnings()));
    grant.filter(Grant::isOdd).map(Grant::detail).ifPresent(warnings::add);
    return warnings;
  }

  /** The plan for a directory. */
  RunPlan plan(String name, ExperimentDirectory experiment) {
    return new RunPlan(
        name,
        experiment,
        method(),
        request.dataset(),
        passEnvArgs,
        variables(experiment),
        tag(),
        image,
        grant.map(Grant::gpus).orElse(0),
        request.deployment().limits(),
        request.deployment().maxWait());
  }

  private String tag() {
    return request.deployment().tag().orElse(Deployment.USUAL_TAG);
  }

  String data() {
    return withSlash(dataset.orElseThrow().directory());
  }

  static String withSlash(Path directory) {
    return directory.toAbsolutePath() + "/";
  }

  RunPreview preview() {
    String pattern = ExperimentName.pattern(request.method(), request.dataset());
    Optional<RunPlan> plan =
        merged.isPresent() && dataset.isPresent()
            ? Optional.of(plan(pattern, directory(pattern)))
            : Optional.empty();
    Optional<Execution> execution = plan.map(engine::execution);
    return new RunPreview(
        request.method().value(),
        request.dataset().value(),
        pattern,
        checks.passed(),
        checks.all(),
        warnings(),
        plan.map(found -> command(found, execution.orElseThrow())),
        execution.map(Execution::workingDirectory),
        execution.map(this::withOrigin).orElse(List.of()),
        execution.map(Execution::inherited).orElse(0),
        request.timeout().map(Duration::toSeconds));
  }

  /** Where a run would lie, with the pattern of its name in place of the name. */
  private ExperimentDirectory directory(String pattern) {
    ExperimentName any =
        new ExperimentName(request.method(), request.dataset(), LocalDate.EPOCH.atStartOfDay());
    return new ExperimentDirectory(storage.directory(any).path().resolveSibling(pattern));
  }

  private static String command(RunPlan plan, Execution execution) {
    String command = plan.variables().get("COMMAND");
    return (plan.passEnvArgs()
            ? MethodCommand.withParameters(command, execution.variables())
            : MethodCommand.of(command))
        .line();
  }

  private List<RunVariable> withOrigin(Execution execution) {
    Map<String, String> all = new TreeMap<>(execution.variables());
    all.putAll(MethodCommand.SURROUNDINGS);
    return all.entrySet().stream()
        .map(entry -> new RunVariable(entry.getKey(), entry.getValue(), origin(entry)))
        .toList();
  }

  private Origin origin(Map.Entry<String, String> variable) {
    if (merged().chosen().contains(variable.getKey())) {
      return Origin.PARAMETER;
    }
    boolean reserved =
        RESERVED.contains(variable.getKey())
            || MethodCommand.SURROUNDINGS.containsKey(variable.getKey())
            || variable.getKey().equals(TIMEOUT) && request.timeout().isPresent()
            || variable.getKey().equals(GPU) && isKeptFromGpus();
    return reserved ? Origin.RESERVED : Origin.ENV;
  }

  private Map<String, String> variables(ExperimentDirectory experiment) {
    Map<String, String> variables = new LinkedHashMap<>(merged().variables());
    variables.put("DATA", data());
    variables.put("EXP", withSlash(experiment.path()));
    variables.put("METHOD_NAME", request.method().value());
    variables.put("COMMAND", method().spec().orElseThrow().command());
    if (isKeptFromGpus()) {
      variables.put(GPU, NO_GPU);
    }
    variables.remove(ParameterNames.VARIABLE);
    variables.put(ParameterNames.VARIABLE, ParameterNames.list(variables));
    request.timeout().ifPresent(limit -> variables.put(TIMEOUT, Long.toString(limit.toSeconds())));
    return variables;
  }

  /** Whether the run goes without GPUs, the method could choose one, and nobody says which. */
  private boolean isKeptFromGpus() {
    return request.deployment().gpus().equals(Optional.of(0))
        && merged().variables().containsKey(GPU)
        && !merged().chosen().contains(GPU);
  }

  private Found<MethodEntry> usableMethod() {
    MethodEntry entry = storage.method(request.method());
    entry.spec().orElseThrow().command();
    Optional<String> image = entry.spec().orElseThrow().image();
    passEnvArgs = MethodImage.passesEnvArgs(storage::read, entry.directory(), image);
    return Found.fine(entry, entry.directory().toString());
  }

  private Found<DatasetEntry> existingDataset() {
    DatasetEntry entry = storage.dataset(request.dataset());
    return Found.fine(entry, entry.directory().toString());
  }

  private Found<List<DatasetPattern>> compatible(MethodSpec spec) {
    List<DatasetPattern> supported = spec.supportedDatasets();
    String list = supported.stream().map(DatasetPattern::glob).collect(Collectors.joining(", "));
    if (!DatasetPattern.anyMatches(supported, request.dataset().value())) {
      throw GraflagException.of(
          Kind.USAGE,
          "The method "
              + request.method()
              + " does not support the dataset "
              + request.dataset()
              + ".",
          "It supports " + list + ".");
    }
    return Found.fine(
        supported, "It supports " + (supported.isEmpty() ? "any dataset" : list) + ".");
  }

  private Found<Parameters.Merged> merged(MethodSpec spec) {
    Parameters.Merged found = request.parameters().over(spec.env().values());
    return found.warnings().isEmpty()
        ? Found.fine(
            found,
            found.chosen().isEmpty()
                ? "All have their defaults."
                : found.chosen().size() + " set, all declared by the method.")
        : Found.odd(found, String.join(" ", found.warnings()));
  }

  private Found<Grant> granted(Optional<MethodSpec> spec) {
    OptionalInt ofMethod = spec.map(MethodSpec::gpus).orElse(OptionalInt.empty());
    Deployment deployment = request.deployment();
    Grant found =
        engine.grant(
            new Wish(
                deployment.gpus(),
                ofMethod.isPresent() ? Optional.of(ofMethod.getAsInt()) : Optional.empty(),
                deployment.limits()));
    return found.isOdd() ? Found.odd(found, found.detail()) : Found.fine(found, found.detail());
  }

  private Found<RunImage> builtImage(MethodEntry entry) {
    RunImage found = engine.image(entry, tag()).orElseThrow();
    return Found.fine(found, found.reference() + " is in the registry.");
  }

  private Found<Long> freeSpace() {
    long free = storage.freeBytes();
    String text = (free >> 20) + " MB are free for experiments.";
    if (free < LEAST_BYTES) {
      throw GraflagException.of(
          Kind.STORAGE_FULL,
          "Nothing can be written: only " + free + " bytes are free for experiments.",
          "Free some space and try again.");
    }
    return free < FEW_BYTES ? Found.odd(free, text) : Found.fine(free, text);
  }
}
