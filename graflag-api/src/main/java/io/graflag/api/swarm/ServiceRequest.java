package io.graflag.api.swarm;

import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.EndpointSpec;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.NetworkAttachmentConfig;
import com.github.dockerjava.api.model.PortConfig;
import com.github.dockerjava.api.model.PortConfigProtocol;
import com.github.dockerjava.api.model.ResourceRequirements;
import com.github.dockerjava.api.model.ResourceSpecs;
import com.github.dockerjava.api.model.ServiceModeConfig;
import com.github.dockerjava.api.model.ServicePlacement;
import com.github.dockerjava.api.model.ServiceReplicatedModeOptions;
import com.github.dockerjava.api.model.ServiceRestartCondition;
import com.github.dockerjava.api.model.ServiceRestartPolicy;
import com.github.dockerjava.api.model.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service of ours as the daemon wants it written. */
final class ServiceRequest {
  private final ServiceSpec spec;

  private ServiceRequest(ServiceSpec spec) {
    this.spec = spec;
  }

  static com.github.dockerjava.api.model.ServiceSpec of(ServiceSpec spec) {
    return new ServiceRequest(spec).service();
  }

  private com.github.dockerjava.api.model.ServiceSpec service() {
    var service =
        new com.github.dockerjava.api.model.ServiceSpec()
            .withName(spec.name())
            .withLabels(spec.labels())
            .withMode(
                new ServiceModeConfig()
                    .withReplicated(new ServiceReplicatedModeOptions().withReplicas(1)))
            .withTaskTemplate(task());
    // In host mode: the mesh of Swarm needs a kernel module, and is one hop more.
    return spec.hostPorts().isEmpty()
        ? service
        : service.withEndpointSpec(
            new EndpointSpec().withPorts(spec.hostPorts().stream().map(this::port).toList()));
  }

  private PortConfig port(int number) {
    return new PortConfig()
        .withProtocol(PortConfigProtocol.TCP)
        .withPublishMode(PortConfig.PublishMode.host)
        .withTargetPort(number)
        .withPublishedPort(number);
  }

  private TaskSpec task() {
    TaskSpec task =
        new TaskSpec()
            .withContainerSpec(container())
            .withResources(resources())
            .withRestartPolicy(
                new ServiceRestartPolicy()
                    .withCondition(
                        spec.restart()
                            ? ServiceRestartCondition.ANY
                            : ServiceRestartCondition.NONE))
            .withPlacement(new ServicePlacement().withConstraints(spec.constraints()));
    // Ports are published from a network of the container's own.
    return spec.hostPorts().isEmpty()
        ? task.withNetworks(List.of(new NetworkAttachmentConfig().withTarget("host")))
        : task;
  }

  private ContainerSpec container() {
    ContainerSpec container =
        new ContainerSpec()
            .withImage(spec.image())
            .withInit(true)
            .withLabels(spec.labels())
            .withEnv(
                spec.variables().entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + literal(variable.getValue()))
                    .toList())
            .withMounts(mounts())
            .withStopGracePeriod(TimeUnit.SECONDS.toNanos(spec.stopGraceSeconds()));
    spec.entrypoint().ifPresent(container::withCommand);
    spec.arguments().ifPresent(container::withArgs);
    return container;
  }

  /** Swarm expands templates in values; this one stands for its own opening braces. */
  private static String literal(String value) {
    return value.replace("{{", "{{\"{{\"}}");
  }

  private List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    spec.mounts()
        .forEach(
            bind ->
                mounts.add(
                    new Mount()
                        .withType(MountType.BIND)
                        .withSource(bind.source())
                        .withTarget(bind.target())
                        .withReadOnly(bind.readOnly())));
    spec.volumes()
        .forEach(
            (target, volume) ->
                mounts.add(
                    new Mount().withType(MountType.VOLUME).withSource(volume).withTarget(target)));
    return mounts;
  }

  private ResourceRequirements resources() {
    ResourceSpecs reserved = numbers();
    if (spec.gpus() > 0) {
      DockerObjectAccessor.overrideRawValue(
          reserved, GenericResources.KEY, GenericResources.reservation(spec.gpus()));
    }
    return new ResourceRequirements().withReservations(reserved).withLimits(numbers());
  }

  private ResourceSpecs numbers() {
    ResourceSpecs numbers = new ResourceSpecs();
    spec.nanoCpus().ifPresent(numbers::withNanoCPUs);
    spec.memoryBytes().ifPresent(numbers::withMemoryBytes);
    return numbers;
  }
}
