package io.graflag.api.swarm;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.SwarmSpec;
import io.graflag.core.GraflagException;
import io.graflag.core.cluster.HostAddress;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A Swarm behind the socket of a Docker daemon, by docker-java. */
public final class DockerSwarm implements Swarm {
  private static final String EVERY_ADDRESS = "0.0.0.0:2377";
  private static final long LONGEST_LOG_SECONDS = 60;

  private final Daemon daemon;
  private final Images images;

  private DockerSwarm(Daemon daemon) {
    this.daemon = daemon;
    this.images = new Images(daemon);
  }

  /**
   * The Swarm that a daemon manages; nothing is asked of it yet.
   *
   * @param place where the daemon runs, for messages: {@code root@10.0.0.1}, {@code this machine}
   * @param source opens connections to the daemon
   */
  public static DockerSwarm at(String place, SocketSource source) {
    return new DockerSwarm(new Daemon(place, source));
  }

  @Override
  public DaemonInfo info() {
    return daemon.read("ask for facts", docker -> SwarmAnswers.info(docker.infoCmd().exec()));
  }

  @Override
  public void init(HostAddress advertised) {
    daemon.change(
        "make a Swarm at " + advertised,
        docker ->
            docker
                .initializeSwarmCmd(new SwarmSpec())
                .withListenAddr(EVERY_ADDRESS)
                .withAdvertiseAddr(advertised.value())
                .withForceNewCluster(false)
                .exec());
  }

  @Override
  public String workerToken() {
    return daemon.read(
        "ask how workers join",
        docker -> docker.inspectSwarmCmd().exec().getJoinTokens().getWorker());
  }

  @Override
  public List<SwarmNode> nodes() {
    return daemon.read(
        "list the nodes",
        docker -> docker.listSwarmNodesCmd().exec().stream().map(SwarmAnswers::node).toList());
  }

  @Override
  public List<SwarmService> services(String label) {
    return daemon.read(
        "list the services",
        docker ->
            docker.listServicesCmd().withLabelFilter(Map.of(label, "")).exec().stream()
                .map(SwarmAnswers::service)
                .toList());
  }

  @Override
  public List<SwarmTask> tasks(String label) {
    // The labels that tasks are filtered by are those of their service.
    return daemon.read(
        "list the tasks",
        docker ->
            docker.listTasksCmd().withLabelFilter(Map.of(label, "")).exec().stream()
                .map(SwarmAnswers::task)
                .sorted(Comparator.comparing(SwarmTask::createdAt).reversed())
                .toList());
  }

  @Override
  public String create(ServiceSpec spec) {
    return daemon.change(
        "create service " + spec.name(),
        docker -> docker.createServiceCmd(ServiceRequest.of(spec)).exec().getId());
  }

  @Override
  public void remove(String serviceId) {
    daemon.change(
        "remove service " + serviceId,
        docker -> {
          try {
            return docker.removeServiceCmd(serviceId).exec();
          } catch (NotFoundException gone) {
            return null; // as it should be
          }
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>Everything from the start comes first. A stream that breaks ends without a word; {@link
   * #log} has the rest. Pieces that arrived before it is closed are still delivered.
   *
   * @throws GraflagException NOT_FOUND, or UNREACHABLE
   */
  @Override
  public AutoCloseable follow(String serviceId, Consumer<byte[]> output) {
    return daemon.read(
        "follow the log of service " + serviceId,
        docker -> {
          ServiceLog log = new ServiceLog("log of " + serviceId, output);
          docker
              .logServiceCmd(serviceId)
              .withStdout(true)
              .withStderr(true)
              .withFollow(true)
              .exec(log);
          return log.started();
        });
  }

  @Override
  public byte[] log(String serviceId, int lines) {
    return daemon.read(
        "read the log of service " + serviceId,
        docker -> {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          ServiceLog log = new ServiceLog("log of " + serviceId, text::writeBytes);
          docker
              .logServiceCmd(serviceId)
              .withStdout(true)
              .withStderr(true)
              .withTail(lines)
              .exec(log);
          log.awaitEnd(LONGEST_LOG_SECONDS);
          return text.toByteArray();
        });
  }

  @Override
  public String digest(String image) {
    return images.digest(image);
  }

  @Override
  public ImageCommand command(String image) {
    return images.command(image);
  }

  @Override
  public Optional<ImageCommand> heldCommand(String image) {
    return images.heldCommand(image);
  }

  @Override
  public void push(String image, Consumer<String> progress) {
    images.push(image, progress);
  }

  @Override
  public void close() {
    daemon.close();
  }
}
