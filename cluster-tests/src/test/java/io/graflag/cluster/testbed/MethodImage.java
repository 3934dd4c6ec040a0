package io.graflag.cluster.testbed;

/** Images of methods, made by the docker command alone where the making is not what is tested. */
final class MethodImage {
  private MethodImage() {}

  /** How the registry names it. */
  static String name(TestCluster cluster, String method) {
    return cluster.addresses().registry() + "/" + method + ":latest";
  }

  /** Builds it in the manager, out of the files in SHARED_DIR, and gives it to the registry. */
  static void push(TestCluster cluster, String method) {
    String image = name(cluster, method);
    String dockerfile = SharedFolder.PATH + "/methods/" + method + "/Dockerfile";
    Swarm swarm = cluster.swarm();
    swarm.docker(
        "build",
        "--quiet",
        "--network",
        "host",
        "--tag",
        image,
        "--file",
        dockerfile,
        SharedFolder.PATH);
    swarm.docker("push", "--quiet", image);
  }
}
