package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Images between a real daemon and a registry that runs as a service of ours. */
@ExtendWith(PrivateDaemon.Extension.class)
class ImagesIT {
  private static final String REGISTRY = "127.0.0.1:5000";
  private static final String DEAD = "127.0.0.1:5999";
  private static final String LABEL = "test.registry";

  private static DockerSwarm swarm;
  private static PrivateDaemon machine;

  @BeforeAll
  static void startRegistry(PrivateDaemon daemon) {
    machine = daemon;
    swarm = daemon.swarm();
    swarm.create(
        new ServiceSpec(
            "registry",
            PrivateDaemon.REGISTRY_IMAGE,
            Optional.empty(),
            Optional.empty(),
            Map.of(LABEL, ""),
            Map.of(),
            List.of(),
            Map.of("/var/lib/registry", "registry-data"),
            0,
            Optional.empty(),
            Optional.empty(),
            1,
            List.of("node.role==manager"),
            List.of(5000),
            true));
    Await.until(
        "a registry",
        () ->
            swarm.tasks(LABEL).stream().anyMatch(task -> task.state() == TaskState.RUNNING)
                && answer("nothing:1").equals(Kind.NOT_FOUND));
  }

  private static Kind answer(String image) {
    try {
      swarm.digest(REGISTRY + "/" + image);
      return null;
    } catch (GraflagException e) {
      return e.kind();
    }
  }

  @AfterAll
  static void stopRegistry() {
    swarm.services(LABEL).forEach(service -> swarm.remove(service.id()));
    Await.until("no registry", () -> swarm.tasks(LABEL).isEmpty());
  }

  @Test
  void keepsTheRegistrysFilesInItsVolume() throws Exception {
    assertThat(machine.docker("volume", "ls", "-q")).isEqualTo("registry-data");
    assertThat(swarm.services(LABEL).get(0).name()).isEqualTo("registry");
  }

  @Test
  void knowsTheDigestOfWhatItPushed() throws Exception {
    String image = REGISTRY + "/pushed/base:1";
    machine.docker("tag", PrivateDaemon.IMAGE, image);
    List<String> progress = new ArrayList<>();

    swarm.push(image, progress::add);

    assertThat(progress.get(0)).contains(REGISTRY + "/pushed/base");
    assertThat(progress).anyMatch(line -> line.matches("[0-9a-f]{12}: (Pushed|Mounted .*)"));
    assertThat(progress).doesNotHaveDuplicates();
    assertThat(progress.get(progress.size() - 1)).contains(swarm.digest(image));
    assertThat(swarm.digest(image)).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void runsAnImageByItsDigest() throws Exception {
    String image = REGISTRY + "/by-digest:1";
    machine.docker("tag", PrivateDaemon.IMAGE, image);
    swarm.push(image, line -> {});
    String pinned = REGISTRY + "/by-digest@" + swarm.digest(image);

    swarm.create(SpecOf.shell("by-digest", "echo pinned").image(pinned).spec());

    Await.until(
        "the end",
        () -> swarm.tasks(SpecOf.LABEL).stream().anyMatch(task -> task.state().isOver()));
    SwarmService service = swarm.services(SpecOf.LABEL).get(0);
    assertThat(service.image()).isEqualTo(pinned);
    Await.until("the log", () -> text(swarm.log(service.id(), 5)).equals("pinned\n"));
    swarm.remove(service.id());
  }

  @Test
  void saysWhatAnImageStarts() {
    ImageCommand command = swarm.command(PrivateDaemon.REGISTRY_IMAGE);

    assertThat(command.entrypoint()).isNotEmpty();
    assertThat(command.arguments()).last().asString().endsWith("config.yml");
    // An image that was imported has neither.
    assertThat(swarm.command(PrivateDaemon.IMAGE).entrypoint()).isEmpty();
  }

  @Test
  void pullsAnImageToSayWhatItStarts() throws Exception {
    String image = REGISTRY + "/pulled:1";
    machine.docker("tag", PrivateDaemon.REGISTRY_IMAGE, image);
    swarm.push(image, line -> {});
    machine.docker("rmi", image);

    assertThat(swarm.command(image)).isEqualTo(swarm.command(PrivateDaemon.REGISTRY_IMAGE));
  }

  @Test
  void tellsAMissingImageFromASilentRegistry() {
    String missing = REGISTRY + "/nothing:1";
    assertThatThrownBy(() -> swarm.digest(missing))
        .hasFieldOrPropertyWithValue("kind", Kind.NOT_FOUND)
        .hasMessageContaining("registry 127.0.0.1:5000 holds no such image");
    assertThatThrownBy(() -> swarm.command(missing))
        .hasFieldOrPropertyWithValue("kind", Kind.NOT_FOUND)
        .hasMessageContaining(missing);
    assertThatThrownBy(() -> swarm.digest(DEAD + "/x:1"))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessageContaining("registry 127.0.0.1:5999 does not answer");
    assertThatThrownBy(() -> swarm.command(DEAD + "/not-here:1"))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE);
  }

  @Test
  void failsAPushInTheWordsOfTheRegistry() throws Exception {
    machine.docker("tag", PrivateDaemon.IMAGE, DEAD + "/x:1");

    assertThatThrownBy(() -> swarm.push(DEAD + "/x:1", line -> {}))
        .hasFieldOrPropertyWithValue("kind", Kind.FAILED)
        .hasMessageStartingWith("Cannot push image 127.0.0.1:5999/x:1 with Docker on this machine:")
        .hasMessageContaining("connection refused");
    assertThatThrownBy(() -> swarm.push(REGISTRY + "/never-built:1", line -> {}))
        .hasFieldOrPropertyWithValue("kind", Kind.FAILED)
        .hasMessageContaining("does not exist locally");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
