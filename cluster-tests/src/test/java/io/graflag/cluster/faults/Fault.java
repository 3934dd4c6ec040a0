package io.graflag.cluster.faults;

/** What is done to a cluster, in the order of the table. */
enum Fault {
  WORKER_KILLED("a worker is killed under a run"),
  WORKER_PARTITIONED("a worker is cut off from the others, and comes back"),
  MANAGER_ENGINE_RESTARTED("dockerd of the manager is restarted"),
  MANAGER_RESTARTED("the manager is restarted"),
  NODE_DRAINED("a node is drained under a run"),
  SERVICE_REMOVED("somebody removes the service"),
  CONNECTION_RESET("the SSH connection of a follower is reset"),
  CONNECTION_SILENT("the SSH connection of a follower falls silent for a minute"),
  REGISTRY_DOWN_DURING_PUSH("the registry stops while an image is sent"),
  REGISTRY_DOWN_DURING_PULL("the registry stops while an image is fetched"),
  SHARED_DIR_FULL("a run fills SHARED_DIR"),
  SHARED_DIR_FULL_BEFORE("SHARED_DIR is full before a run"),
  SHARED_DIR_READ_ONLY("SHARED_DIR is read-only on the manager"),
  SHARED_DIR_READ_ONLY_THERE("SHARED_DIR is read-only on a worker"),
  CLIENT_KILLED("a client is killed at each step of a run"),
  CLOCK_OFF("the clock of a worker is an hour slow"),
  RUNNER_KILLED_CLOCK_OFF("the same, and its runner is killed without a word"),
  CROWD("50 runs are submitted by 10 clients at once");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
