package io.graflag.api.engine;

import io.graflag.api.swarm.BindMount;
import io.graflag.api.swarm.ImageCommand;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.Swarm;
import io.graflag.core.SharedLayout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service of a run (contract, section 9). */
final class RunService {
  /** The label that says how many seconds a run may wait for a node. */
  static final String MAX_WAIT = "graflag.max-wait";

  private static final String METHOD = "graflag.method";
  private static final String DATASET = "graflag.dataset";
  private static final String IMAGE = "GRAFLAG_IMAGE";

  private RunService() {}

  /**
   * Describes the service.
   *
   * @param plan the run, with its image
   * @param layout SHARED_DIR, at the same path on every node
   * @param command what the image starts
   */
  static ServiceSpec of(RunPlan plan, SharedLayout layout, ImageCommand command) {
    RunImage image = plan.image().orElseThrow();
    RunnerCommand replaced = RunnerCommand.of(command, runner(layout).toString());
    return new ServiceSpec(
        ServiceName.ofRun(plan.name()),
        image.deployed(),
        replaced.entrypoint(),
        replaced.arguments(),
        labels(plan),
        variables(plan, image),
        mounts(layout),
        Map.of(),
        plan.gpus(),
        plan.limits().nanoCpus(),
        plan.limits().memoryBytes(),
        (int) StopGrace.ofService(plan.variables()).toSeconds(),
        List.of(),
        List.of(),
        false);
  }

  /** The start of our runner, which setup installs under SHARED_DIR. */
  static Path runner(SharedLayout layout) {
    return layout.libraries().resolve("graflag_runner").resolve("bin").resolve("graflag-runner");
  }

  private static Map<String, String> labels(RunPlan plan) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Swarm.EXPERIMENT, plan.name());
    labels.put(METHOD, plan.methodName().value());
    labels.put(DATASET, plan.dataset().value());
    plan.maxWait().ifPresent(limit -> labels.put(MAX_WAIT, Long.toString(limit.toSeconds())));
    return labels;
  }

  /** Variables of a run, with what stands for the image in its records. */
  static Map<String, String> variables(RunPlan plan, RunImage image) {
    Map<String, String> variables = new LinkedHashMap<>(plan.variables());
    variables.put(IMAGE, image.deployed());
    return variables;
  }

  /** What a method could use to reach other runs is read-only to it. */
  private static List<BindMount> mounts(SharedLayout layout) {
    return List.of(
        mount(layout.root(), false),
        mount(layout.libraries(), true),
        mount(layout.methods(), true));
  }

  private static BindMount mount(Path directory, boolean readOnly) {
    return new BindMount(directory.toString(), directory.toString(), readOnly);
  }

  /** Where the image of a method starts, if nobody replaces its command. */
  static Optional<Path> workingDirectory(ImageCommand command) {
    return Optional.of(command.workingDirectory()).filter(text -> !text.isEmpty()).map(Path::of);
  }
}
