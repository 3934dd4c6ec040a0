package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.cluster.HostAddress;
import io.graflag.core.testing.DockerEngine;
import io.graflag.core.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A Docker daemon of the tests' own, the manager of a Swarm with two GPUs and no other node.
 *
 * <p>It has name spaces of its own for processes, mounts and the network: no port is taken from
 * this machine, and all of it goes with the program that reads our orders.
 */
final class PrivateDaemon implements AutoCloseable {
  static final String IMAGE = "debian:bookworm-slim";
  static final String REGISTRY_IMAGE = "registry:2";

  private static final String SCRIPT =
      """
      ip link set lo up || exit 1
      start() {
        dockerd --data-root "$0/data" --exec-root "$0/exec" --pidfile "$0/pid" --log-level warn \\
          --host "unix://$0/socket" --config-file "$0/daemon.json" >> "$0/log" 2>&1 &
        daemon=$!
      }
      start
      while read -r order; do
        kill "$daemon"
        wait "$daemon"
        start
      done
      kill "$daemon"
      wait "$daemon"
      """;

  private static final String SETTINGS =
      """
      {"node-generic-resources": ["NVIDIA-GPU=GPU-a", "NVIDIA-GPU=GPU-b"],
       "insecure-registries": ["registry.test:5000"], "cgroup-parent": "/%s"}
      """;

  private final Path folder;
  private final Process process;
  private final DockerSwarm swarm;

  private PrivateDaemon() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("graflag-daemon");
    Files.writeString(folder.resolve("daemon.json"), SETTINGS.formatted(folder.getFileName()));
    process =
        new ProcessBuilder(
                "unshare",
                "--net",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "sh",
                "-c",
                SCRIPT,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("script.log").toFile())
            .start();
    swarm = DockerSwarm.at("this machine", this::open);
    try {
      awaitAnswer();
      takeImages();
      swarm.init(HostAddress.parse("127.0.0.1"));
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  DockerSwarm swarm() {
    return swarm;
  }

  Path folder() {
    return folder;
  }

  Socket open() throws IOException {
    return new UnixSocket(folder.resolve("socket"));
  }

  /** Ends the daemon and starts it again; returns when it answers. */
  void restart() throws IOException {
    Path pid = folder.resolve("pid");
    String before = Files.readString(pid);
    Writer orders = process.outputWriter(StandardCharsets.UTF_8);
    orders.write("restart\n");
    orders.flush();
    Await.until("another daemon", () -> Files.exists(pid) && !Files.readString(pid).equals(before));
    awaitAnswer();
  }

  /** Runs the docker command against this daemon. */
  String docker(String... arguments) throws IOException, InterruptedException {
    return run("docker -H \"unix://$0/socket\" \"$@\"", arguments);
  }

  private void awaitAnswer() {
    Await.until(
        "an answer of the daemon",
        () -> {
          assertThat(process.isAlive()).as(log()).isTrue();
          return answers();
        });
  }

  private boolean answers() {
    // Through a client of its own: the one under test shall keep its old connections.
    try (DockerSwarm fresh = DockerSwarm.at("this machine", this::open)) {
      return !fresh.info().version().isEmpty();
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private void takeImages() throws IOException, InterruptedException {
    for (String image : List.of(IMAGE, REGISTRY_IMAGE)) {
      run("docker image inspect \"$1\" > /dev/null 2>&1 || docker pull --quiet \"$1\"", image);
    }
    run("docker save \"$@\" | docker -H \"unix://$0/socket\" load", IMAGE, REGISTRY_IMAGE);
  }

  private String run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, folder.toString()));
    command.addAll(List.of(arguments));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    child.getOutputStream().close();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    return output.strip();
  }

  private String log() throws IOException {
    Path log = folder.resolve("log");
    return Files.readString(folder.resolve("script.log"))
        + (Files.exists(log) ? Files.readString(log) : "");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    swarm.close();
    process.getOutputStream().close(); // the end of our orders
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    run("rmdir /sys/fs/cgroup/*/\"$(basename \"$0\")\" 2> /dev/null; rm -rf \"$0\"");
  }

  /** Gives test methods the one daemon of this test run; without Docker they are skipped. */
  static final class Extension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
      // Here, because an absence that a parameter notices is an error.
      DockerEngine.require();
      Process rights =
          new ProcessBuilder("unshare", "--net", "--mount", "--pid", "--fork", "dockerd", "-v")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (rights.waitFor() != 0) {
        Requirement.ISOLATION.absent("A daemon of the tests' own needs root and dockerd.");
      }
      daemon(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PrivateDaemon.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return daemon(context);
    }

    private static PrivateDaemon daemon(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(PrivateDaemon.class))
          .computeIfAbsent(PrivateDaemon.class, type -> start(), PrivateDaemon.class);
    }

    private static PrivateDaemon start() {
      try {
        return new PrivateDaemon();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
