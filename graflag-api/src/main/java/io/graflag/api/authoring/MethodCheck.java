package io.graflag.api.authoring;

import io.graflag.api.ExperimentInfo;
import io.graflag.api.Experiments;
import io.graflag.api.RunRequest;
import io.graflag.api.storage.DatasetEntry;
import io.graflag.api.storage.Storage;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A test of one method against the contract: first what its files say, then a real run.
 *
 * <p>Closing it ends a run that still goes on and removes what the runs left behind.
 */
public final class MethodCheck implements AutoCloseable {
  private static final String SEED = "SEED";
  private static final String LOOK = "Look at its output.";

  private final MethodFolder method;
  private final CheckRequest request;
  private final Storage storage;
  private final Function<Storage, Experiments> experimentsIn;
  private final String path;
  private final Clock clock;
  private final Findings findings = new Findings();
  private Optional<Trial> trial = Optional.empty();
  private boolean closed;
  private List<String> output = List.of();

  MethodCheck(
      MethodFolder method,
      CheckRequest request,
      Storage storage,
      Function<Storage, Experiments> experimentsIn,
      String path,
      Clock clock) {
    this.method = method;
    this.request = request;
    this.storage = storage;
    this.experimentsIn = experimentsIn;
    this.path = path;
    this.clock = clock;
  }

  /**
   * Makes all checks; what the method does wrong is in the report, not thrown.
   *
   * @param progress hears what goes on, in a few words
   */
  public MethodReport run(Consumer<String> progress) {
    Optional<MethodSpec> spec = EnvCheck.read(method, findings);
    spec.ifPresent(
        found -> {
          CommandCheck.check(found, method, path, findings);
          ImageCheck.check(found, method, findings);
          ParameterCheck.check(found, method, findings);
        });
    // A run that cannot succeed would only say the same again, in other words.
    Optional<DatasetEntry> dataset =
        spec.filter(found -> !findings.hasError())
            .flatMap(found -> TrialDataset.choose(found, request.dataset(), storage, findings));
    dataset.ifPresent(found -> tryOut(spec.orElseThrow(), found, progress));
    return new MethodReport(
        method.name(),
        method.directory().toString(),
        method.listed(),
        method.listed() ? Optional.empty() : method.sharedDir().map(Path::toString),
        !findings.hasError(),
        dataset.map(DatasetEntry::name),
        findings.all(),
        output,
        trial().flatMap(Trial::keptIn).map(Path::toString));
  }

  @Override
  public synchronized void close() {
    closed = true;
    trial.ifPresent(Trial::close);
  }

  private synchronized Optional<Trial> trial() {
    return trial;
  }

  private synchronized Trial open(DatasetEntry dataset) {
    if (closed) {
      throw GraflagException.of(Kind.INTERRUPTED, "The check was closed; nothing is run.");
    }
    Trial opened = Trial.of(method, dataset, request.keep(), experimentsIn, clock);
    trial = Optional.of(opened);
    return opened;
  }

  private void tryOut(MethodSpec spec, DatasetEntry dataset, Consumer<String> progress) {
    Trial runs = open(dataset);
    RunRequest run =
        RunRequest.of(spec.name(), new DatasetName(dataset.name()))
            .with(request.parameters())
            .within(request.timeout());
    request
        .parameters()
        .over(spec.env().values())
        .warnings()
        .forEach(text -> findings.warning("parameters", text, "Declare it in .env as _NAME=..."));
    progress.accept("running " + spec.name() + " on " + dataset.name());
    Optional<Results> first = results(runs, run, spec);
    if (first.isEmpty() || findings.hasError()) {
      return;
    }
    boolean seeded = spec.parameters().keySet().stream().anyMatch(SEED::equalsIgnoreCase);
    if (!seeded) {
      findings.ok("seed", "It declares no SEED, so nothing is said about repeating a run.");
    } else if (!request.quick()) {
      progress.accept("running it again with the same seed");
      compare(first.get(), runs.run(run), runs);
    }
  }

  private Optional<Results> results(Trial runs, RunRequest run, MethodSpec spec) {
    ExperimentInfo info = runs.run(run);
    if (!info.isCompleted()) {
      output = runs.lastLines(info);
      findings.error("run", sentence(info, runs.directory(info)), advice(info.reason().orElse("")));
      return Optional.empty();
    }
    findings.ok("run", "It completed" + info.execTimeMs().map(MethodCheck::seconds).orElse("."));
    return ResultsCheck.check(runs.directory(info), spec, findings);
  }

  private void compare(Results first, ExperimentInfo info, Trial runs) {
    if (!info.isCompleted()) {
      output = runs.lastLines(info);
      findings.error(
          "seed",
          "A second run with the same parameters ended as " + info.status() + ".",
          "Find what it leaves behind or leaves to chance.");
      return;
    }
    findings
        .readable("seed", LOOK, () -> ResultsReader.read(runs.directory(info).results()))
        .ifPresent(second -> compare(first, second));
  }

  private void compare(Results first, Results second) {
    if (Arrays.equals(first.scores().values(), second.scores().values())) {
      findings.ok("seed", "A second run with the same seed gave the same scores.");
    } else {
      findings.warning(
          "seed",
          "A second run with the same seed gave other scores.",
          "Start every random generator from SEED, those of libraries and of the GPU, too.");
    }
  }

  private static String sentence(ExperimentInfo info, ExperimentDirectory experiment) {
    String start =
        "It ended as " + info.status() + info.reason().map(why -> " (" + why + ")").orElse("");
    String detail = info.detail().orElse("").lines().findFirst().orElse("");
    if (info.reason().equals(Optional.of(FailureReason.EXIT_CODE.word()))) {
      // The words go on with its output, which is shown in a place of its own.
      detail = info.exitCode().map(code -> "The method exited with code " + code + ".").orElse("");
    }
    return start + (detail.isEmpty() ? "." : ": " + Findings.relative(detail, experiment));
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, " after %.1f s.", millis / 1000);
  }

  private static String advice(String reason) {
    return FailureReason.find(reason)
        .map(
            why ->
                switch (why) {
                  case TIMEOUT -> "Give it longer with --timeout, or smaller parameters with -p.";
                  case NO_RESULTS -> "It must write results.json into the directory EXP.";
                  case INVALID_RESULTS -> "Write it beside, and rename it when it is whole.";
                  case DATASET_INCOMPATIBLE -> "Correct SUPPORTED_DATASETS.";
                  case DISK_FULL -> "Make room where temporary files go.";
                  case OOM_KILLED -> "Try it on a smaller dataset with -d.";
                  case EXIT_CODE,
                      SIGNAL,
                      IMAGE_BUILD,
                      IMAGE_PULL,
                      NODE_LOST,
                      NO_SUITABLE_NODE,
                      DATASET_MISSING,
                      CLIENT_LOST,
                      RUNNER_LOST,
                      INFRASTRUCTURE,
                      STOPPED_BY_USER ->
                      LOOK;
                })
        .orElse(LOOK);
  }
}
