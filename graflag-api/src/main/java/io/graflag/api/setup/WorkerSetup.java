package io.graflag.api.setup;

import io.graflag.api.ssh.Finished;
import io.graflag.api.swarm.SwarmNode;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.cluster.HostAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings a worker into the Swarm, and sees whether it shares SHARED_DIR.
 *
 * @param node the worker
 * @param address where it is
 * @param site the cluster
 */
record WorkerSetup(Node node, HostAddress address, Site site) {
  /** Reaches the daemon itself, so that the token is in no list of arguments there either. */
  private static final List<String> DAEMON = List.of("docker system dial-stdio");

  private static final Duration JOIN_LIMIT = Duration.ofSeconds(90);
  private static final int SWARM_PORT = 2377;
  private static final String EVERY_ADDRESS = "0.0.0.0:" + SWARM_PORT;

  /**
   * What a look at the worker found.
   *
   * @param membership state in a Swarm and id there; empty where Docker does not answer
   * @param trouble what Docker said in place of it
   * @param hasShared whether there is a directory of that path
   * @param marker what the marker of the manager says here
   */
  record Facts(
      Optional<String> membership, String trouble, boolean hasShared, Optional<String> marker) {}

  /** Looks at the worker; UNREACHABLE where the manager does not get there. */
  Facts look(Marker marker) {
    String path = site.path(marker.name()).toString();
    Finished finished = node.run(SetupScript.WORKER, path);
    List<String> lines = finished.text().lines().toList();
    return new Facts(
        after(lines, "swarm "),
        after(lines, "no-docker ").orElse(Node.lastLine(finished.errors())),
        !lines.contains("no-shared"),
        after(lines, "marker "));
  }

  private static Optional<String> after(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  /**
   * Lets it join, unless it belongs to the Swarm already.
   *
   * @param members the nodes that the manager knows
   * @param managerAddress where the manager is joined
   * @param token the secret of workers
   */
  StepEnd join(
      Facts facts,
      List<SwarmNode> members,
      Supplier<String> managerAddress,
      Supplier<String> token) {
    String[] words = facts.membership().orElseThrow(() -> noDocker(facts)).split(" ", 2);
    String state = words[0];
    if (state.equals("inactive")) {
      post(managerAddress.get(), token.get());
      return StepEnd.done("joined the Swarm");
    }
    String id = words.length > 1 ? words[1] : "";
    if (members.stream().anyMatch(member -> member.id().equals(id))) {
      return StepEnd.already("a node of the Swarm");
    }
    throw GraflagException.of(
        Kind.CONFLICT,
        address + " belongs to another Swarm (its state there is " + state + ").",
        "If nobody needs that any more, on " + address + ": docker swarm leave --force");
  }

  private GraflagException noDocker(Facts facts) {
    return GraflagException.of(
        Kind.UNREACHABLE,
        "Docker does not answer on " + address + ": " + facts.trouble() + ".",
        "On "
            + address
            + ", `docker info` shows whether it runs and whether this user may use it.");
  }

  private void post(String managerAddress, String token) {
    Map<String, Object> join = new LinkedHashMap<>();
    join.put("ListenAddr", EVERY_ADDRESS);
    if (address.ipv4().isPresent()) {
      join.put("AdvertiseAddr", address.value());
    }
    join.put("RemoteAddrs", List.of(managerAddress + ":" + SWARM_PORT));
    join.put("JoinToken", token);
    byte[] body = Json.line(join).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /swarm/join HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    byte[] request =
        (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    Finished finished = node.run(DAEMON, request, JOIN_LIMIT);
    String answer = finished.text();
    if (!answer.startsWith("HTTP/1.1 200")) {
      throw GraflagException.of(
          Kind.FAILED,
          address
              + " could not join the Swarm at "
              + managerAddress
              + ": "
              + Node.lastLine(answer.isBlank() ? finished.errors() : answer).replace(token, "...")
              + ".",
          "Nodes need TCP 2377 and 7946 and UDP 7946 and 4789 open between them.");
    }
  }

  /** Compares SHARED_DIR with that of the manager. */
  StepEnd sharedDir(Facts facts, Marker marker) {
    if (facts.marker().filter(marker.word()::equals).isPresent()) {
      return StepEnd.already(site.sharedDir() + " is that of the manager");
    }
    throw GraflagException.of(
        Kind.STORAGE,
        facts.hasShared()
            ? site.sharedDir() + " on " + address + " is not that of the manager."
            : "There is no " + site.sharedDir() + " on " + address + ".",
        "Mount it there: mount -t nfs4 "
            + site.manager()
            + ":"
            + site.sharedDir()
            + " "
            + site.sharedDir());
  }
}
