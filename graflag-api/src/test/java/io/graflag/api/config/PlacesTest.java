package io.graflag.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path work;
  @TempDir Path home;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home.resolve("examples/shared/methods/midas"));
    installation = new Installation(Optional.of(home), "");
  }

  @Test
  void usesTheVariableBeforeAnythingElse() throws IOException {
    Path chosen = Files.createDirectories(work.resolve("mine"));
    Files.createDirectories(chosen.resolve("methods"));
    Files.createDirectories(work.resolve("shared/methods"));
    Places places = Places.choose(Map.of("GRAFLAG_SHARED_DIR", "mine"), work, installation);
    assertThat(places).isEqualTo(Places.under(chosen));
    assertThat(places.notices()).isEmpty();
  }

  @Test
  void usesSharedBesideTheUserWhereItHoldsMethods() throws IOException {
    Files.createDirectories(work.resolve("shared/methods"));
    assertThat(Places.choose(Map.of(), work, installation).sharedDir())
        .isEqualTo(work.resolve("shared"));
  }

  @Test
  void usesTheExamplesOtherwiseWithExperimentsWhereTheUserIsAndSaysSo() {
    Places places = Places.choose(Map.of(), work, installation);
    assertThat(places.methods()).isEqualTo(home.resolve("examples/shared/methods"));
    assertThat(places.experiments()).isEqualTo(work.resolve("experiments"));
    assertThat(places.notices()).singleElement().asString().contains("experiments go to");
  }

  @Test
  void borrowsTheShippedMethodsForASharedDirWithoutAnyAndSaysSo() throws IOException {
    Path chosen = Files.createDirectories(work.resolve("data"));
    Places places =
        Places.choose(Map.of("GRAFLAG_SHARED_DIR", chosen.toString()), work, installation);
    assertThat(places.methods()).isEqualTo(home.resolve("examples/shared/methods"));
    assertThat(places.datasets()).isEqualTo(chosen.resolve("datasets"));
    assertThat(places.notices()).singleElement().asString().contains("holds no methods");
  }

  @Test
  void needsNoInstallationWhereSharedDirIsWhole() {
    Places places = Places.choose(Map.of(), work, new Installation(Optional.empty(), ""));
    assertThat(places.sharedDir()).isEqualTo(work.resolve("shared"));
  }

  @Test
  void refusesAVariableThatNamesNoDirectory() {
    assertThatThrownBy(
            () -> Places.choose(Map.of("GRAFLAG_SHARED_DIR", "nowhere"), work, installation))
        .hasMessageContaining("GRAFLAG_SHARED_DIR is " + work.resolve("nowhere"));
  }
}
