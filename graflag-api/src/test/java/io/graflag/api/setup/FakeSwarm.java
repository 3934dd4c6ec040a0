package io.graflag.api.setup;

import io.graflag.api.swarm.DaemonInfo;
import io.graflag.api.swarm.ImageCommand;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.SwarmNode;
import io.graflag.api.swarm.SwarmService;
import io.graflag.api.swarm.SwarmTask;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A Docker that does what it is told at once, and keeps what it was told. */
public final class FakeSwarm implements Swarm {
  static final String TOKEN = "SWMTKN-1-secret";

  public final List<SwarmService> services = new ArrayList<>();
  public final List<SwarmTask> tasks = new ArrayList<>();
  public Optional<GraflagException> down = Optional.empty();
  public Optional<String> registryTrouble = Optional.empty();
  final List<String> inits = new ArrayList<>();
  final List<ServiceSpec> created = new ArrayList<>();
  final Set<String> images = new HashSet<>();
  final List<String> removed = new ArrayList<>();
  boolean startsServices = true;
  boolean inSwarm = true;
  boolean isManager = true;
  boolean hasRegistryImage = true;

  private void requireUp() {
    down.ifPresent(
        failure -> {
          throw failure;
        });
  }

  @Override
  public DaemonInfo info() {
    requireUp();
    return new DaemonInfo(
        "20.10", "m", inSwarm, isManager, Optional.of("m1"), Optional.of("10.0.0.1"), List.of());
  }

  @Override
  public void init(HostAddress advertised) {
    inits.add(advertised.value());
    inSwarm = true;
  }

  @Override
  public String workerToken() {
    return TOKEN;
  }

  @Override
  public List<SwarmNode> nodes() {
    requireUp();
    return List.of(
        new SwarmNode(
            "w1",
            "w1",
            "10.0.0.2",
            true,
            "ready",
            "active",
            false,
            Map.of(SwarmNode.GPU, 2),
            4_000_000_000L,
            1024,
            OffsetDateTime.MIN));
  }

  @Override
  public List<SwarmService> services(String label) {
    return services;
  }

  @Override
  public List<SwarmTask> tasks(String label) {
    return tasks;
  }

  @Override
  public String create(ServiceSpec spec) {
    created.add(spec);
    if (startsServices) {
      registryTrouble = Optional.empty();
    }
    return "id";
  }

  @Override
  public void remove(String serviceId) {
    removed.add(serviceId);
  }

  @Override
  public AutoCloseable follow(String serviceId, Consumer<byte[]> output) {
    throw new UnsupportedOperationException("nothing is followed");
  }

  @Override
  public byte[] log(String serviceId, int lines) {
    throw new UnsupportedOperationException("no log is read");
  }

  @Override
  public String digest(String image) {
    registryTrouble.ifPresent(
        words -> {
          throw GraflagException.of(Kind.UNREACHABLE, words);
        });
    if (!images.contains(image)) {
      throw GraflagException.of(Kind.NOT_FOUND, "No " + image + ".");
    }
    return "sha256:1";
  }

  @Override
  public Optional<ImageCommand> heldCommand(String image) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ImageCommand command(String image) {
    if (!hasRegistryImage) {
      throw GraflagException.of(Kind.NOT_FOUND, "No " + image + ".");
    }
    return new ImageCommand(List.of(), List.of(), "");
  }

  @Override
  public void push(String image, Consumer<String> progress) {
    images.add(image);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
