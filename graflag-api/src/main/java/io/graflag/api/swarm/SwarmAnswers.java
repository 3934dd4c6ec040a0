package io.graflag.api.swarm;

import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.InfoRegistryConfig;
import com.github.dockerjava.api.model.LocalNodeState;
import com.github.dockerjava.api.model.ResourceSpecs;
import com.github.dockerjava.api.model.Service;
import com.github.dockerjava.api.model.SwarmInfo;
import com.github.dockerjava.api.model.SwarmNodeManagerStatus;
import com.github.dockerjava.api.model.Task;
import com.github.dockerjava.api.model.TaskStatus;
import com.github.dockerjava.api.model.TaskStatusContainerStatus;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns what the daemon answers into records; whatever it leaves out is empty. */
final class SwarmAnswers {
  private SwarmAnswers() {}

  static DaemonInfo info(Info info) {
    Optional<SwarmInfo> swarm = Optional.ofNullable(info.getSwarm());
    return new DaemonInfo(
        text(info.getServerVersion()),
        text(info.getName()),
        swarm.map(SwarmInfo::getLocalNodeState).filter(LocalNodeState.ACTIVE::equals).isPresent(),
        swarm.map(SwarmInfo::getControlAvailable).orElse(false),
        swarm.map(SwarmInfo::getNodeID).filter(id -> !id.isEmpty()),
        swarm.map(SwarmInfo::getNodeAddr).filter(address -> !address.isEmpty()),
        Optional.ofNullable(info.getRegistryConfig())
            .map(SwarmAnswers::insecure)
            .orElse(List.of()));
  }

  private static List<String> insecure(InfoRegistryConfig config) {
    List<String> registries = new ArrayList<>(list(config.getInsecureRegistryCIDRs()));
    map(config.getIndexConfigs())
        .forEach(
            (name, index) -> {
              if (Boolean.FALSE.equals(index.getSecure())) {
                registries.add(name);
              }
            });
    return registries;
  }

  static SwarmNode node(com.github.dockerjava.api.model.SwarmNode node) {
    var description = Optional.ofNullable(node.getDescription());
    var resources = description.map(found -> found.getResources());
    var state = Optional.ofNullable(node.getStatus()).map(found -> found.getState());
    Optional<SwarmNodeManagerStatus> manages = Optional.ofNullable(node.getManagerStatus());
    return new SwarmNode(
        text(node.getId()),
        text(description.map(found -> found.getHostname()).orElse(null)),
        address(node, manages),
        state.filter(com.github.dockerjava.api.model.SwarmNodeState.READY::equals).isPresent(),
        word(state),
        word(Optional.ofNullable(node.getSpec()).map(found -> found.getAvailability())),
        manages.isPresent(),
        GenericResources.of(node, "Description", "Resources", GenericResources.KEY),
        resources.map(found -> found.getNanoCPUs()).orElse(0L),
        resources.map(found -> found.getMemoryBytes()).orElse(0L),
        moment(node.getUpdatedAt()));
  }

  private static String address(
      com.github.dockerjava.api.model.SwarmNode node, Optional<SwarmNodeManagerStatus> manages) {
    String seen = node.getStatus() == null ? "" : text(node.getStatus().getAddress());
    if (!seen.isEmpty() && !seen.equals("0.0.0.0")) {
      return seen;
    }
    // A manager may see itself without an address; among managers it has one, with a port.
    return manages
        .map(SwarmNodeManagerStatus::getAddr)
        .map(address -> address.replaceFirst(":\\d+$", ""))
        .orElse("");
  }

  static SwarmService service(Service service) {
    var spec = service.getSpec();
    var template = spec.getTaskTemplate();
    Optional<ResourceSpecs> reserved =
        Optional.ofNullable(template.getResources()).map(found -> found.getReservations());
    return new SwarmService(
        text(service.getId()),
        text(spec.getName()),
        text(
            Optional.ofNullable(template.getContainerSpec())
                .map(container -> container.getImage())
                .orElse(null)),
        moment(service.getCreatedAt()),
        map(spec.getLabels()),
        GenericResources.gpus(
            service, "Spec", "TaskTemplate", "Resources", "Reservations", GenericResources.KEY),
        reserved.map(ResourceSpecs::getNanoCPUs).orElse(0L),
        reserved.map(ResourceSpecs::getMemoryBytes).orElse(0L));
  }

  static SwarmTask task(Task task) {
    TaskStatus status = Optional.ofNullable(task.getStatus()).orElseGet(TaskStatus::new);
    TaskState state = state(status.getState());
    OffsetDateTime created = OffsetDateTime.parse(task.getCreatedAt());
    return new SwarmTask(
        text(task.getId()),
        text(task.getServiceId()),
        Optional.ofNullable(task.getNodeId()).filter(node -> !node.isEmpty()),
        state,
        state(task.getDesiredState()),
        text(status.getMessage()),
        Optional.ofNullable(status.getErr()).filter(error -> !error.isEmpty()),
        exitCode(state, status.getContainerStatus()),
        created,
        Optional.ofNullable(status.getTimestamp()).map(OffsetDateTime::parse).orElse(created),
        GenericResources.gpus(task, GenericResources.KEY));
  }

  private static TaskState state(com.github.dockerjava.api.model.TaskState state) {
    return state == null ? TaskState.UNKNOWN : TaskState.of(state.getValue());
  }

  /** The daemon says 0 too while a process runs, or where none has started. */
  private static OptionalInt exitCode(TaskState state, TaskStatusContainerStatus container) {
    if (container == null || container.getExitCodeLong() == null) {
      return OptionalInt.empty();
    }
    int code = container.getExitCodeLong().intValue();
    boolean isTrue = state == TaskState.COMPLETE || (state == TaskState.FAILED && code != 0);
    return isTrue ? OptionalInt.of(code) : OptionalInt.empty();
  }

  private static String word(Optional<? extends Enum<?>> value) {
    return value.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("unknown");
  }

  private static OffsetDateTime moment(Date date) {
    return date.toInstant().atOffset(ZoneOffset.UTC);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static <T> List<T> list(List<T> values) {
    return values == null ? List.of() : values;
  }

  private static <T> Map<String, T> map(Map<String, T> values) {
    return values == null ? Map.of() : values;
  }
}
