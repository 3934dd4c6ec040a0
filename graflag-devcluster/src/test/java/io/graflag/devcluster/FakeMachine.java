package io.graflag.devcluster;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.bringup.Patience;
import io.graflag.devcluster.plan.ClusterWishes;
import io.graflag.devcluster.plan.StorageWish;
import io.graflag.devcluster.program.Program;
import io.graflag.devcluster.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine with a docker command that is none, and files instead of a kernel. */
final class FakeMachine {
  static final String HOSTS =
      "subnet: 172.30.0.0/24\nmanager: 172.30.0.10\nworkers: [172.30.0.11, 172.30.0.12]\n";

  final FakeDocker docker = new FakeDocker();
  final List<String> progress = new ArrayList<>();
  final StateDirectory state;
  private final Path folder;
  private Program nvidiaSmi =
      call -> {
        throw GraflagException.of(Kind.NOT_FOUND, "Cannot start nvidia-smi");
      };
  private Patience patience = new Patience(Duration.ZERO, Duration.ZERO);
  private Optional<String> unreachable = Optional.empty();

  FakeMachine(Path folder) {
    this.folder = folder;
    state = new StateDirectory(folder.resolve("state"));
    write("filesystems", "\text4\n");
    write("routes", "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\n");
    write("key.pub", FakeDocker.KEY);
  }

  FakeMachine nvidiaSmi(Program tool) {
    nvidiaSmi = tool;
    return this;
  }

  FakeMachine unreachable(String problem) {
    unreachable = Optional.of(problem);
    return this;
  }

  FakeMachine patient() {
    patience = new Patience(Duration.ofSeconds(20), Duration.ZERO);
    return this;
  }

  FakeMachine write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Devcluster devcluster() {
    return Devcluster.of(
        new Surroundings(
            docker,
            nvidiaSmi,
            folder.resolve("filesystems"),
            folder.resolve("routes"),
            "here",
            address -> unreachable,
            patience),
        state);
  }

  DevclusterInfo up(String hosts, Optional<Integer> workers, int gpus) {
    write("hosts.yml", hosts);
    ClusterWishes wishes =
        new ClusterWishes(
            folder.resolve("hosts.yml"),
            folder.resolve("key.pub"),
            workers,
            gpus,
            StorageWish.AUTO);
    return devcluster().up(wishes, (subject, text) -> progress.add(subject + ": " + text));
  }

  DevclusterInfo up() {
    return up(HOSTS, Optional.empty(), 0);
  }

  boolean down() {
    return devcluster().down((subject, text) -> progress.add(subject + ": " + text));
  }
}
