package io.graflag.api.swarm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services for tests: a shell command in a small image, and one thing that is different. */
record SpecOf(ServiceSpec spec) {
  static final String LABEL = "test.name";

  static SpecOf shell(String name, String script) {
    return new SpecOf(
        new ServiceSpec(
            name,
            PrivateDaemon.IMAGE,
            Optional.of(List.of("sh", "-c", script)),
            Optional.empty(),
            Map.of(LABEL, name),
            Map.of(),
            List.of(),
            Map.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            1,
            List.of(),
            List.of(),
            false));
  }

  SpecOf image(String image) {
    return with(image, spec.variables(), spec.mounts(), spec.gpus(), spec.memoryBytes());
  }

  SpecOf variables(Map<String, String> variables) {
    return with(spec.image(), variables, spec.mounts(), spec.gpus(), spec.memoryBytes());
  }

  SpecOf mount(BindMount mount) {
    return with(spec.image(), spec.variables(), List.of(mount), spec.gpus(), spec.memoryBytes());
  }

  SpecOf gpus(int gpus) {
    return with(spec.image(), spec.variables(), spec.mounts(), gpus, spec.memoryBytes());
  }

  SpecOf memory(long bytes) {
    return with(spec.image(), spec.variables(), spec.mounts(), spec.gpus(), Optional.of(bytes));
  }

  private SpecOf with(
      String image,
      Map<String, String> variables,
      List<BindMount> mounts,
      int gpus,
      Optional<Long> memory) {
    return new SpecOf(
        new ServiceSpec(
            spec.name(),
            image,
            spec.entrypoint(),
            spec.arguments(),
            spec.labels(),
            variables,
            mounts,
            spec.volumes(),
            gpus,
            spec.nanoCpus(),
            memory,
            spec.stopGraceSeconds(),
            spec.constraints(),
            spec.hostPorts(),
            spec.restart()));
  }
}
