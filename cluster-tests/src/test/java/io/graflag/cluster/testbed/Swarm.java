package io.graflag.cluster.testbed;

import io.graflag.devcluster.program.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The Swarm, asked and changed by the docker command of the manager: not by what is under test. */
public final class Swarm {
  private static final Set<String> ENDED =
      Set.of("Complete", "Failed", "Rejected", "Shutdown", "Orphaned", "Remove");

  private final Nodes nodes;
  private final Addresses addresses;

  Swarm(Nodes nodes, Addresses addresses) {
    this.nodes = nodes;
    this.addresses = addresses;
  }

  /** Joins all nodes to one; does nothing where they are. */
  public void join() {
    if (state(Nodes.MANAGER).equals("inactive")) {
      docker("swarm", "init", "--advertise-addr", addresses.manager());
    }
    String token = docker("swarm", "join-token", "--quiet", "worker");
    for (String worker : Nodes.WORKERS) {
      if (state(worker).equals("inactive")) {
        String join = "docker swarm join --token \"$(cat)\" \"$0\"";
        nodes.tell(worker, token, "sh", "-c", join, addresses.manager() + ":2377");
      }
    }
    awaitReady();
  }

  /** Dissolves it, as if there had never been one. */
  public void leave() {
    for (String node : Nodes.ALL) {
      nodes.call(node, List.of("docker", "swarm", "leave", "--force"));
      Until.minute(node + " has left", () -> state(node), "inactive"::equals);
    }
  }

  /** Whether a node itself thinks that it belongs to one: active or inactive. */
  public String state(String node) {
    return nodes.on(node, "docker", "info", "--format", "{{.Swarm.LocalNodeState}}");
  }

  /** How the manager sees a node: ready, down, unknown; empty where it knows none of that name. */
  public String status(String node) {
    Answer answer =
        nodes.call(
            Nodes.MANAGER,
            List.of("docker", "node", "inspect", "--format", "{{.Status.State}}", node));
    return answer.ok() ? answer.out().strip() : "";
  }

  /** Waits until the manager sees all nodes ready. */
  public void awaitReady() {
    for (String node : Nodes.ALL) {
      Until.minute(node + " is ready", () -> status(node), "ready"::equals);
    }
  }

  /** Lets a node take tasks ({@code active}) or not ({@code drain}, {@code pause}). */
  public void availability(String node, String wanted) {
    docker("node", "update", "--availability", wanted, node);
  }

  /** The names of the services. */
  public List<String> services(String... filters) {
    List<String> all = new ArrayList<>(List.of("service", "ls", "--format", "{{.Name}}"));
    for (String filter : filters) {
      all.addAll(List.of("--filter", filter));
    }
    return docker(all.toArray(String[]::new)).lines().toList();
  }

  /** The one service of an experiment, by its label; empty where there is none. */
  public List<String> serviceOf(String experiment) {
    return services("label=graflag.experiment=" + experiment);
  }

  /** The names of the services that were made since a moment. */
  public List<String> made(Instant since) {
    return docker(
            "events",
            "--since",
            Long.toString(since.getEpochSecond()),
            "--until",
            Long.toString(Instant.now().getEpochSecond() + 1),
            "--filter",
            "type=service",
            "--filter",
            "event=create",
            "--format",
            "{{.Actor.Attributes.name}}")
        .lines()
        .toList();
  }

  /** When the one task of a service was made. */
  public Instant taskMade(String service) {
    String task = docker("service", "ps", "--quiet", "--no-trunc", service);
    String made = docker("inspect", "--type", "task", "--format", "{{json .CreatedAt}}", task);
    return Instant.parse(made.replace("\"", ""));
  }

  /** A part of what is known of a service, as {@code docker service inspect} formats it. */
  public String fact(String service, String format) {
    return docker("service", "inspect", "--format", format, service);
  }

  /** The tasks of a service. */
  public List<Task> tasks(String service) {
    String format = "{{.ID}}\t{{.Node}}\t{{.Error}}\t{{.DesiredState}}\t{{.CurrentState}}";
    return docker("service", "ps", "--no-trunc", "--format", format, service)
        .lines()
        .map(Task::parse)
        .toList();
  }

  /** Waits until the one task of a service has ended. */
  public Task awaitEnd(String service) {
    return Until.minute(
            service + " has ended",
            () -> tasks(service),
            tasks -> tasks.size() == 1 && ENDED.contains(tasks.get(0).state()))
        .get(0);
  }

  /** Waits until the one task of a service runs. */
  public Task awaitRunning(String service) {
    return Until.minute(
            service + " runs",
            () -> tasks(service),
            tasks -> tasks.size() == 1 && tasks.get(0).state().equals("Running"))
        .get(0);
  }

  /** Removes all services but the registry. */
  public void removeServices() {
    for (String service : services()) {
      if (!service.equals("registry")) {
        docker("service", "rm", service);
      }
    }
  }

  /** Calls the docker command of the manager. */
  public String docker(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "docker";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return nodes.on(Nodes.MANAGER, all);
  }

  /**
   * A task.
   *
   * @param id its identity
   * @param node where it is; empty where it waits
   * @param desired what the Swarm wants it to be
   * @param state what it is, in one word
   * @param error the Swarm's message
   */
  public record Task(String id, String node, String desired, String state, String error) {
    private static Task parse(String line) {
      String[] parts = line.split("\t", -1);
      String error = parts[2].strip().replaceAll("^\"|\"$", "");
      return new Task(parts[0], parts[1], parts[3], parts[4].split(" ")[0], error);
    }
  }
}
