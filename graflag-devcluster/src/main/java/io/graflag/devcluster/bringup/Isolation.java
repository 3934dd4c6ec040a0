package io.graflag.devcluster.bringup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much a node may do, so that an engine can run inside it. */
enum Isolation {
  /** Everything. */
  PRIVILEGED(List.of("--privileged")),
  /** All but what some machines refuse to hand on. */
  CAPABILITIES(
      List.of(
          "--cap-add",
          "ALL",
          "--cap-drop",
          "SYS_RESOURCE",
          "--security-opt",
          "seccomp=unconfined",
          "--security-opt",
          "apparmor=unconfined",
          "--security-opt",
          "systempaths=unconfined",
          "--security-opt",
          "label=disable",
          "--device-cgroup-rule",
          "a *:* rwm"));

  private final List<String> arguments;

  Isolation(List<String> arguments) {
    this.arguments = arguments;
  }

  /**
   * The arguments for {@code docker run}.
   *
   * <p>In any case a node has control groups of its own, and its root is the machine's: an engine
   * inside cannot work as a user that was mapped to another.
   */
  List<String> arguments() {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--cgroupns", "private", "--userns", "host"));
    return all;
  }

  /**
   * Tries which one this machine allows.
   *
   * @param image the image of a node
   * @param labels what the container of a trial that is killed is known by
   * @throws GraflagException FAILED with what Docker says where none is allowed
   */
  static Isolation probe(Program docker, String image, Map<Label, String> labels) {
    List<String> refusals = new ArrayList<>();
    for (Isolation isolation : values()) {
      List<String> call = new ArrayList<>(List.of("run", "--rm", "--network", "none"));
      Label.arguments(labels).forEach(call::add);
      call.addAll(isolation.arguments());
      call.addAll(List.of("--entrypoint", "true", image));
      Answer answer = docker.run(Call.of(call));
      if (answer.ok()) {
        return isolation;
      }
      refusals.add(answer.words());
    }
    throw GraflagException.of(
        Kind.FAILED,
        "Docker allows no node here, neither with --privileged:\n  %s\nnor with single capabilities:\n  %s"
            .formatted(refusals.get(0), refusals.get(1)),
        "An engine inside a container needs one of them; ask whoever runs this machine.");
  }
}
