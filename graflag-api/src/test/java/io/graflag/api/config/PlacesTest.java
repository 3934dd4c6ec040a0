package io.graflag.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path work;
  @TempDir Path home;
  private Installation installation;
  private Path shipped;

  @BeforeEach
  void install() throws IOException {
    shipped = home.resolve("examples/shared");
    Files.createDirectories(shipped.resolve("methods/midas"));
    installation = new Installation(Optional.of(home), "");
  }

  @Test
  void usesWhatIsConfiguredBeforeAnythingElse() throws IOException {
    Path chosen = Files.createDirectories(work.resolve("mine/methods")).getParent();
    Files.createDirectories(work.resolve("shared/methods"));
    Places places = Places.choose(Optional.of(chosen), work, installation);
    assertThat(places.sharedDir()).isEqualTo(chosen);
    assertThat(places.experiments()).isEqualTo(chosen.resolve("experiments"));
    assertThat(places.notices()).isEmpty();
  }

  @Test
  void usesSharedBesideTheUserWhereItHoldsMethods() throws IOException {
    Files.createDirectories(work.resolve("shared/methods"));
    assertThat(choose().sharedDir()).isEqualTo(work.resolve("shared"));
  }

  @Test
  void usesTheExamplesOtherwiseWithExperimentsWhereTheUserIsAndSaysSo() {
    Places places = choose();
    assertThat(places.methodFolders())
        .containsExactly(new Places.Folder(shipped.resolve("methods"), Origin.SHIPPED));
    assertThat(places.experiments()).isEqualTo(work.resolve("experiments"));
    assertThat(places.ownShare()).isEqualTo(work.resolve("shared"));
    assertThat(places.notices()).singleElement().asString().contains("experiments go to");
  }

  @Test
  void looksForWhatIsOwnBeforeWhatIsShipped() throws IOException {
    Path own = Files.createDirectories(work.resolve("shared/methods")).getParent();
    assertThat(choose().datasetFolders())
        .containsExactly(
            new Places.Folder(own.resolve("datasets"), Origin.OWN),
            new Places.Folder(shipped.resolve("datasets"), Origin.SHIPPED));
  }

  @Test
  void borrowsTheShippedMethodsForASharedDirWithoutAnyAndSaysSo() throws IOException {
    Path chosen = Files.createDirectories(work.resolve("data"));
    Places places = Places.choose(Optional.of(chosen), work, installation);
    assertThat(places.methodFolders())
        .contains(new Places.Folder(shipped.resolve("methods"), Origin.SHIPPED));
    assertThat(places.notices()).singleElement().asString().contains("holds no methods");
  }

  @Test
  void doesNotTakeTheExamplesForTheUsersOwnWhereHeStandsInThem() {
    Places places = Places.choose(Optional.empty(), home.resolve("examples"), installation);
    assertThat(places.methodFolders()).hasSize(1);
    assertThat(places.notices()).isEmpty();
  }

  @Test
  void keepsTheExperimentsBesideASharedThatCameLaterInUseAndSaysSo() throws IOException {
    Files.createDirectories(work.resolve("shared/methods"));
    Files.createDirectories(work.resolve("experiments/exp__midas__toy__20260309_143000"));
    assertThat(choose().experiments()).isEqualTo(work.resolve("experiments"));
    assertThat(choose().notices())
        .singleElement()
        .asString()
        .contains("Experiments stay in " + work.resolve("experiments"));
  }

  @Test
  void namesOlderExperimentsThatAreNotInUse() throws IOException {
    Path chosen = Files.createDirectories(work.resolve("mine/methods")).getParent();
    Files.createDirectories(work.resolve("experiments/exp__midas__toy__20260309_143000"));
    assertThat(Places.choose(Optional.of(chosen), work, installation).notices())
        .singleElement()
        .asString()
        .contains(work.resolve("experiments") + " are not listed");
  }

  @Test
  void saysNothingOfAFolderThatOnlyHappensToBeCalledExperiments() throws IOException {
    Files.createDirectories(work.resolve("shared/methods"));
    Files.createDirectories(work.resolve("experiments/chemistry"));
    assertThat(choose().notices()).isEmpty();
  }

  @Test
  void needsNoInstallationWhereSharedDirIsWhole() {
    Installation none = new Installation(Optional.empty(), "");
    assertThat(Places.choose(Optional.empty(), work, none).sharedDir())
        .isEqualTo(work.resolve("shared"));
  }

  @Test
  void refusesASharedDirThatIsNoDirectory() {
    Path nowhere = work.resolve("nowhere");
    assertThatThrownBy(() -> Places.choose(Optional.of(nowhere), work, installation))
        .hasMessageContaining("SHARED_DIR is " + nowhere);
  }

  private Places choose() {
    return Places.choose(Optional.empty(), work, installation);
  }
}
