package io.graflag.cli;

import io.graflag.api.Deployment;
import io.graflag.api.RunOverrides;
import io.graflag.api.RunRequest;
import io.graflag.core.experiment.Limits;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that say what to run. */
final class RunOptions {
  @Option(
      names = {"-m", "--method"},
      paramLabel = "METHOD",
      description = "The method: a directory under methods/.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "DATASET",
      description = "The dataset: a directory under datasets/.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = {"-p", "--params"},
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Parameters that differ from the method's defaults.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--from-config",
      paramLabel = "RECORD",
      description =
          "Run again what this says: a service_config.json, the directory of an experiment, or the"
              + " name of one. Other options take the place of what is recorded.")
  private Optional<String> fromConfig = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop the method after this many seconds.")
  private Optional<Long> timeout = Optional.empty();

  @Option(
      names = "--max-wait",
      paramLabel = "SECONDS",
      description = "Give up when no node took it after this many seconds; needs a cluster.")
  private Optional<Long> maxWait = Optional.empty();

  @Option(
      names = {"-b", "--build"},
      description = "Build the image first; on one machine there is none to build.")
  private boolean build;

  @Option(
      names = {"-t", "--tag"},
      paramLabel = "TAG",
      description = "Tag of the image; on one machine there is none.")
  private Optional<String> tag = Optional.empty();

  @Option(
      names = {"-g", "--gpu"},
      negatable = true,
      description = "Reserve a GPU, or none; needs a cluster.")
  private Optional<Boolean> gpu = Optional.empty();

  @Option(
      names = "--gpus",
      paramLabel = "N",
      description = "Reserve this many GPUs; needs a cluster.")
  private Optional<Integer> gpus = Optional.empty();

  @Option(
      names = "--cpus",
      paramLabel = "N",
      description = "Give it at most this many processors; needs a cluster.")
  private Optional<Double> cpus = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Give it at most this much memory, like 16g; needs a cluster.")
  private Optional<String> memory = Optional.empty();

  /** The record to run again. */
  Optional<String> fromConfig() {
    return fromConfig;
  }

  /** Whether something was asked for that only an image has. */
  boolean mentionsAnImage() {
    return build || tag.isPresent();
  }

  /** What was asked for. */
  RunOverrides overrides() {
    return new RunOverrides(
        method.map(MethodName::parse),
        dataset.map(DatasetName::parse),
        Parameters.parse(parameters),
        timeout.map(Duration::ofSeconds),
        new Deployment(
            tag,
            build,
            gpus.or(() -> gpu.map(wanted -> wanted ? 1 : 0)),
            new Limits(cpus, memory),
            maxWait.map(Duration::ofSeconds)));
  }

  /** What was asked for, where no record says the rest. */
  RunRequest request() {
    return overrides().over(RunRequest.of(method.orElseThrow(), dataset.orElseThrow()));
  }

  /** Refuses what makes no sense. */
  void check(CommandLine command) {
    if (fromConfig.isEmpty() && (method.isEmpty() || dataset.isEmpty())) {
      throw new CommandLine.ParameterException(
          command,
          "Say what to run: --method and --dataset, or --from-config with the record of a run.");
    }
    timeout.ifPresent(TimeLimit::check);
  }
}
