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
 * @param registry the registry of the cluster; empty on the local engine
 * @param freeBytes what is free where SHARED_DIR is; empty where nobody can tell
 * @param libraries what setup installed under libs, by name; none on the local engine
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
    Optional<String> configuration,
    Optional<Registry> registry,
    Optional<Long> freeBytes,
    List<Library> libraries) {

  public ClusterInfo {
    workerNodes = List.copyOf(workerNodes);
    sharedContents = List.copyOf(sharedContents);
    services = List.copyOf(services);
    libraries = List.copyOf(libraries);
  }

  /**
   * A node of the Swarm.
   *
   * @param hostname its name
   * @param status ready or down
   * @param availability active, pause or drain
   * @param isManager whether it manages the Swarm
   * @param gpusTotal GPUs it advertises
   * @param gpusUsed GPUs that runs have reserved
   * @param gpusFree GPUs that another run can have
   * @param address where the others reach it
   * @param cpus its processors
   * @param memoryBytes its memory
   */
  public record Node(
      String hostname,
      String status,
      String availability,
      boolean isManager,
      int gpusTotal,
      int gpusUsed,
      int gpusFree,
      String address,
      double cpus,
      long memoryBytes) {}

  /**
   * The registry of a cluster.
   *
   * @param address as nodes name it: {@code host:5000}
   * @param isReachable whether it answers the manager
   * @param problem why not
   */
  public record Registry(String address, boolean isReachable, Optional<String> problem) {}

  /**
   * Something that setup installed.
   *
   * @param name its directory under libs
   * @param version of the program that installed it
   */
  public record Library(String name, String version) {}

  /**
   * A part of SHARED_DIR.
   *
   * @param name methods, datasets or experiments
   * @param count how many it holds
   */
  public record Content(String name, int count) {}
}
