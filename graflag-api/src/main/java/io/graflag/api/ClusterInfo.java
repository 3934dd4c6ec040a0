package io.graflag.api;

import java.util.List;
import java.util.Optional;

/**
 * What runs where, and what SHARED_DIR holds.
 *
 * @param managerIp address of the Swarm manager; empty on the local engine
 * @param isConnected whether the engine answered
 * @param swarmInitialized whether there is a Swarm
 * @param workerNodes the nodes of the Swarm; none on the local engine
 * @param sharedDir where SHARED_DIR is
 * @param sharedContents how many methods, datasets and experiments it holds
 * @param services what runs now
 * @param error why something could not be told
 * @param engine {@code local} or {@code swarm}
 * @param configuration the configuration file in use; empty where there is none
 */
public record ClusterInfo(
    Optional<String> managerIp,
    boolean isConnected,
    boolean swarmInitialized,
    List<Node> workerNodes,
    String sharedDir,
    List<Content> sharedContents,
    List<ServiceInfo> services,
    Optional<String> error,
    String engine,
    Optional<String> configuration) {

  /**
   * A node of the Swarm.
   *
   * @param hostname its name
   * @param status ready or down
   * @param availability active, pause or drain
   * @param isManager whether it manages the Swarm
   * @param gpusTotal GPUs it advertises
   * @param gpusUsed GPUs that are reserved
   */
  public record Node(
      String hostname,
      String status,
      String availability,
      boolean isManager,
      int gpusTotal,
      int gpusUsed) {}

  /**
   * A part of SHARED_DIR.
   *
   * @param name methods, datasets or experiments
   * @param count how many it holds
   */
  public record Content(String name, int count) {}
}
