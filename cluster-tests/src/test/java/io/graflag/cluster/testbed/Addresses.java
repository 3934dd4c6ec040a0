package io.graflag.cluster.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the nodes are.
 *
 * @param net the third number of their addresses
 */
public record Addresses(int net) {
  private static final int FIRST = 81;
  private static final int LAST = 99;

  /** Addresses set aside for tests that this machine knows no way to yet. */
  static Addresses free() throws IOException {
    List<String> routes = Files.readAllLines(Path.of("/proc/net/route"));
    for (int net = FIRST; net <= LAST; net++) {
      // As the kernel writes 198.18.NET.0, last number first.
      String range = "00%02X12C6".formatted(net);
      if (routes.stream().noneMatch(line -> line.contains(range))) {
        return new Addresses(net);
      }
    }
    throw new AssertionError("198.18.81.0 to 198.18.99.0 are all in use");
  }

  /** The manager. */
  public String manager() {
    return of(Nodes.MANAGER);
  }

  /** The registry, as images name it. */
  public String registry() {
    return manager() + ":5000";
  }

  /** A node of a name. */
  public String of(String node) {
    return at(10 + Nodes.ALL.indexOf(node));
  }

  /** An address in the same network where nobody is. */
  public String nobody() {
    return at(77);
  }

  /** What a user would write into hosts.yml. */
  String hosts() {
    return "subnet: %s/24%nmanager: %s%nworkers: [%s, %s]%n"
        .formatted(at(0), manager(), of("worker1"), of("worker2"));
  }

  private String at(int host) {
    return "198.18." + net + "." + host;
  }
}
