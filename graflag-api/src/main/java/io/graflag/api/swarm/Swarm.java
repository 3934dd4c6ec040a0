package io.graflag.api.swarm;

import io.graflag.core.GraflagException;
import io.graflag.core.cluster.HostAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is asked of Docker on the manager.
 *
 * <p>Reads are tried once more on a fresh connection; what creates or removes never is. A daemon
 * that does not answer is a {@link GraflagException} of kind UNREACHABLE.
 */
public interface Swarm extends AutoCloseable {

  /** The label of every service of a run: the name of its experiment. */
  String EXPERIMENT = "graflag.experiment";

  /** What the daemon says of itself. */
  DaemonInfo info();

  /**
   * Makes the daemon the manager of a new Swarm.
   *
   * @throws GraflagException CONFLICT where it belongs to one already
   */
  void init(HostAddress advertised);

  /** The secret with which a worker joins; never shown, never logged. */
  String workerToken();

  /** All nodes, in one call. */
  List<SwarmNode> nodes();

  /** The services that bear a label, whatever its value, in one call. */
  List<SwarmService> services(String label);

  /** The tasks of all services that bear a label, in one call; the newest of a slot first. */
  List<SwarmTask> tasks(String label);

  /**
   * Creates a service.
   *
   * @return its id
   * @throws GraflagException CONFLICT where the name is taken, FAILED with the daemon's words
   */
  String create(ServiceSpec spec);

  /** Removes a service; one that is gone already is fine. */
  void remove(String serviceId);

  /**
   * Follows what a service prints, until the returned handle is closed.
   *
   * @param output takes decoded pieces, in the order of each stream
   */
  AutoCloseable follow(String serviceId, Consumer<byte[]> output);

  /** What a service printed, at most the last lines. */
  byte[] log(String serviceId, int lines);

  /**
   * The digest under which the registry holds an image.
   *
   * @param image {@code host:port/name:tag}
   * @return {@code sha256:...}
   * @throws GraflagException NOT_FOUND, or UNREACHABLE where the registry does not answer
   */
  String digest(String image);

  /**
   * The command of an image that the manager holds or can pull: entry point, then command.
   *
   * @throws GraflagException NOT_FOUND
   */
  ImageCommand command(String image);

  /** The same where the manager holds the image; nothing is pulled, which may take minutes. */
  Optional<ImageCommand> heldCommand(String image);

  /**
   * Sends an image to the registry.
   *
   * @param progress takes a line whenever a layer changes its state
   * @throws GraflagException FAILED with the registry's words
   */
  void push(String image, Consumer<String> progress);

  @Override
  void close();
}
