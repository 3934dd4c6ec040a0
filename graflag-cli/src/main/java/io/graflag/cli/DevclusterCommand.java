package io.graflag.cli;

import io.graflag.cli.render.DevclusterView;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.Devcluster;
import io.graflag.devcluster.DevclusterInfo;
import io.graflag.devcluster.Surroundings;
import io.graflag.devcluster.plan.ClusterWishes;
import io.graflag.devcluster.plan.StorageWish;
import io.graflag.devcluster.state.StateDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag devcluster}. */
@Command(
    description = {
      "Runs a cluster of containers on this machine: a manager and up to four workers, each with an"
          + " engine of its own, to be joined to a Docker Swarm.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag devcluster --hosts hosts.yml",
      "  graflag devcluster --hosts hosts.yml --workers 2 --fake-gpus 2",
      "  graflag devcluster --status",
      "  graflag devcluster --down",
      "",
      "hosts.yml names subnet, manager and workers; the addresses need only be free:",
      "  subnet: 172.30.0.0/24",
      "  manager: 172.30.0.10",
      "  workers: [172.30.0.11, 172.30.0.12]",
      "",
      "The same command again keeps what is right and mends what is not. --status exits with 1 where",
      "a node is not healthy."
    })
final class DevclusterCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @ArgGroup(multiplicity = "1")
  private Action action;

  /** What to do. */
  private static final class Action {
    @Option(
        names = "--hosts",
        paramLabel = "FILE",
        description = "Bring up the nodes that this hosts.yml names, or mend them.")
    private Path hosts;

    @Option(names = "--status", description = "Show the nodes and how they are.")
    private boolean status;

    @Option(
        names = "--down",
        description = "Remove all of it: containers, network and volumes with their files.")
    private boolean down;
  }

  @Option(
      names = "--pubkey",
      paramLabel = "FILE",
      description = "The public key that the manager lets in (default: ~/.ssh/id_ed25519.pub).")
  private Optional<Path> publicKey = Optional.empty();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Only the first N workers of the file (default: all).")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = "--fake-gpus",
      paramLabel = "N",
      description = "Let each node advertise N GPUs that do not exist, to try scheduling.")
  private Optional<Integer> fakeGpus = Optional.empty();

  @Option(
      names = "--storage",
      paramLabel = "KIND",
      description = "How SHARED_DIR is shared: auto, nfs or volume (default: auto).")
  private Optional<StorageWish> storage = Optional.empty();

  DevclusterCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path home = context.search().home().path();
    StateDirectory state = StateDirectory.of(context.environment(), home);
    Devcluster cluster = Devcluster.of(Surroundings.of(context.environment()), state);
    if (action.hosts != null) {
      return up(cluster, state, home);
    }
    if (publicKey.isPresent()
        || workers.isPresent()
        || fakeGpus.isPresent()
        || storage.isPresent()) {
      throw GraflagException.of(
          Kind.USAGE,
          "--pubkey, --workers, --fake-gpus and --storage belong to --hosts.",
          "Leave them out here.");
    }
    return action.down ? down(cluster) : status(cluster);
  }

  private int up(Devcluster cluster, StateDirectory state, Path home) {
    Path hosts = context.resolve("--hosts", action.hosts.toString());
    Path key =
        publicKey
            .map(file -> context.resolve("--pubkey", file.toString()))
            .orElse(home.resolve(".ssh").resolve("id_ed25519.pub"));
    ClusterWishes wishes =
        new ClusterWishes(
            hosts, key, workers, fakeGpus.orElse(0), storage.orElse(StorageWish.AUTO));
    DevclusterInfo info = working(view -> cluster.up(wishes, view::say));
    if (output.json()) {
      OutputOptions.print(context.terminal(), info);
    } else {
      // A file that names nodes which do not exist would have setup wait for them.
      Path made = workers.isPresent() ? state.hosts() : hosts;
      DevclusterView.printReady(context.terminal(), info, made, key);
    }
    return 0;
  }

  private int down(Devcluster cluster) {
    boolean any = working(view -> cluster.down(view::say));
    if (output.json()) {
      OutputOptions.print(context.terminal(), Map.of("removed", any));
    } else {
      DevclusterView.printRemoved(context.terminal(), any);
    }
    return 0;
  }

  private int status(Devcluster cluster) {
    DevclusterInfo info = cluster.status();
    if (output.json()) {
      OutputOptions.print(context.terminal(), info);
    } else {
      DevclusterView.printStatus(context.terminal(), info);
    }
    return info.exists() && !info.healthy() ? 1 : 0;
  }

  private <T> T working(Function<DevclusterView, T> work) {
    DevclusterView view = new DevclusterView(context.terminal(), output.json());
    return Interruption.ending(context.terminal(), view::interrupted, () -> work.apply(view));
  }
}
