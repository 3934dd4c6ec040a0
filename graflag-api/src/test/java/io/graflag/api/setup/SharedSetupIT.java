package io.graflag.api.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.config.Installation;
import io.graflag.api.config.Places;
import io.graflag.api.setup.SetupStep.State;
import io.graflag.api.ssh.LocalShell;
import io.graflag.api.storage.LocalStorage;
import io.graflag.core.cluster.HostAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedSetupIT {
  @TempDir Path root;
  private Path shared;

  @BeforeEach
  void layOut() throws IOException {
    shared = Files.createDirectory(root.resolve("shared"));
    write("home/libs/graflag_runner/bin/graflag-runner", "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        root.resolve("home/libs/graflag_runner/bin/graflag-runner"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
    write("home/libs/graflag_runner/lib/graflag-runner.jar", "runner");
    write("home/lib/graflag-evaluator.jar", "evaluator");
    write("home/examples/shared/methods/midas/.env", "COMMAND=true\n");
    write("home/examples/shared/methods/knn/.env", "COMMAND=true\n");
    write("home/examples/shared/datasets/toy/edges.csv", "src,dst\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<SetupStep> install(String version) {
    HostAddress manager = HostAddress.parse("10.0.0.1");
    Site site = new Site(manager, manager, List.of(), shared, "");
    List<SetupStep> steps = new ArrayList<>();
    Installation installation = new Installation(Optional.of(root.resolve("home")), "");
    try (LocalShell shell = new LocalShell();
        Shipment shipment = new Shipment(installation, version)) {
      List<SharedItem> items = new ArrayList<>();
      items.add(shipment.runner());
      items.add(shipment.evaluator());
      items.addAll(shipment.examples());
      new SharedSetup(
              Node.manager(shell),
              site,
              new LocalStorage(Places.under(shared), Clock.systemUTC()),
              version,
              new SetupLog(steps::add))
          .install(items);
    }
    return steps;
  }

  private static SetupStep step(List<SetupStep> steps, String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void installsWhatRunsNeedAndLeavesNothingElse() throws IOException {
    assertThat(install("1.0")).allMatch(step -> step.state() == State.DONE);
    assertThat(shared.resolve("libs/graflag_runner/bin/graflag-runner")).isExecutable();
    assertThat(shared.resolve("libs/graflag_evaluator/lib/graflag-evaluator.jar")).exists();
    assertThat(shared.resolve("libs/graflag_evaluator/Dockerfile.java"))
        .content()
        .contains("FROM eclipse-temurin:17-jre", "fontconfig fonts-dejavu-core");
    assertThat(shared.resolve("methods/midas/.env")).exists();
    try (Stream<Path> files = Files.list(shared)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("libs", "methods", "datasets");
    }
  }

  @Test
  void aSecondTimeChangesNothing() {
    install("1.0");
    assertThat(install("1.0")).allMatch(step -> step.state() == State.ALREADY);
  }

  @Test
  void keepsWhatUsersPutBesideItAndWhatTheyChanged() throws IOException {
    install("1.0");
    write("shared/libs/graflag_runner/results.py", "theirs");
    write("shared/libs/graflag_evaluator/plugins/own.jar", "theirs");
    write("shared/methods/midas/.env", "COMMAND=false\n");
    write("home/libs/graflag_runner/lib/graflag-runner.jar", "newer");
    List<SetupStep> steps = install("1.1");
    assertThat(step(steps, "libs/graflag_runner").detail()).contains("1.1 replaced 1.0");
    assertThat(step(steps, "methods").detail()).contains("kept, because they differ: midas");
    assertThat(shared.resolve("libs/graflag_runner/lib/graflag-runner.jar")).hasContent("newer");
    assertThat(shared.resolve("libs/graflag_runner/results.py")).hasContent("theirs");
    assertThat(shared.resolve("libs/graflag_evaluator/plugins/own.jar")).hasContent("theirs");
    assertThat(shared.resolve("methods/midas/.env")).hasContent("COMMAND=false");
  }

  @Test
  void mendsWhatWasDamaged() throws IOException {
    install("1.0");
    Files.delete(shared.resolve("libs/graflag_runner/lib/graflag-runner.jar"));
    assertThat(step(install("1.0"), "libs/graflag_runner").state()).isEqualTo(State.DONE);
    assertThat(shared.resolve("libs/graflag_runner/lib/graflag-runner.jar")).exists();
  }

  @Test
  void anOlderProgramNeverReplacesANewerOne() throws IOException {
    install("1.10");
    write("home/libs/graflag_runner/lib/graflag-runner.jar", "older");
    SetupStep step = step(install("1.9"), "libs/graflag_runner");
    assertThat(step.state()).isEqualTo(State.SKIPPED);
    assertThat(step.detail()).contains("1.10 is there and stays", "1.9");
    assertThat(shared.resolve("libs/graflag_runner/lib/graflag-runner.jar")).hasContent("runner");
  }

  @Test
  void overwritesNothingThatIsNotGraFlags() throws IOException {
    write("shared/libs/graflag_runner/bin/tool", "theirs");
    SetupStep step = step(install("1.0"), "libs/graflag_runner");
    assertThat(step.state()).isEqualTo(State.FAILED);
    assertThat(step.detail()).contains("libs/graflag_runner/bin", "not GraFlag's");
    assertThat(shared.resolve("libs/graflag_runner/lib")).doesNotExist();
  }

  @Test
  void leavesAloneWhatUsersPutBelowWhatIsReplaced() throws IOException {
    install("1.0");
    write("shared/libs/graflag_runner/lib/own.jar", "theirs");
    assertThat(install("1.0")).allMatch(step -> step.state() == State.ALREADY);
    write("home/libs/graflag_runner/lib/graflag-runner.jar", "newer");
    SetupStep step = step(install("1.1"), "libs/graflag_runner");
    assertThat(step.state()).isEqualTo(State.FAILED);
    assertThat(step.detail()).contains("libs/graflag_runner/lib/own.jar is not GraFlag's");
    assertThat(shared.resolve("libs/graflag_runner/lib/own.jar")).hasContent("theirs");
    assertThat(shared.resolve("libs/graflag_runner/lib/graflag-runner.jar")).hasContent("runner");
  }

  @Test
  void replacesFilesThatOnlyTheVersionBeforeHad() throws IOException {
    write("home/libs/graflag_runner/lib/gone.jar", "old");
    install("1.0");
    Files.delete(root.resolve("home/libs/graflag_runner/lib/gone.jar"));
    write("home/libs/graflag_runner/lib/graflag-runner.jar", "newer");
    assertThat(step(install("1.1"), "libs/graflag_runner").state()).isEqualTo(State.DONE);
    assertThat(shared.resolve("libs/graflag_runner/lib/gone.jar")).doesNotExist();
  }

  @Test
  void anOlderProgramReplacesNoNewerLibraryThatWasBroughtByHand() throws IOException {
    write("shared/libs/graflag_runner/lib/graflag-runner.jar", "newer");
    write("shared/libs/graflag_runner/VERSION", "1.10\n");
    SetupStep step = step(install("1.9"), "libs/graflag_runner");
    assertThat(step.state()).isEqualTo(State.SKIPPED);
    assertThat(step.detail()).contains("1.10 is there and stays");
    assertThat(step(install("1.11"), "libs/graflag_runner").detail()).contains("replaced 1.10");
  }

  @Test
  void countsOnlyTheExamplesThatItAdded() throws IOException {
    Files.createDirectories(shared.resolve("methods"));
    Files.createSymbolicLink(shared.resolve("methods/knn"), root.resolve("nowhere"));
    assertThat(step(install("1.0"), "methods").detail()).startsWith("added 1 of 2");
    assertThat(shared.resolve("methods/knn")).isSymbolicLink();
  }

  @Test
  void sendsTheBundleFromWhereItLies() {
    Installation installation = new Installation(Optional.of(root.resolve("home")), "");
    try (Shipment shipment = new Shipment(installation, "1.0")) {
      assertThat(shipment.runner().source()).isEqualTo(root.resolve("home/libs/graflag_runner"));
    }
    assertThat(root.resolve("home/libs/graflag_runner/.graflag.json")).doesNotExist();
  }
}
