package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodImageTest {
  @TempDir Path method;

  @Test
  void passesParametersWhereTheRecipeSaysSo() throws IOException {
    dockerfile("CMD [\"python3\", \"-m\", \"graflag_runner\", \"--pass-env-args\"]");
    assertThat(MethodImage.passesEnvArgs(Document::find, method, Optional.empty())).isTrue();
  }

  @Test
  void leavesThemInTheEnvironmentWhereTheRecipeStartsTheRunnerWithout() throws IOException {
    dockerfile("FROM python:3.11\nCMD [\"python3\", \"-m\", \"graflag_runner\"]");
    assertThat(MethodImage.passesEnvArgs(Document::find, method, Optional.empty())).isFalse();
  }

  @Test
  void readsACommandThatGoesOnInTheNextLine() throws IOException {
    dockerfile("CMD [\"python3\", \"-m\", \"graflag_runner\", \\\n  \"--pass-env-args\"]");
    assertThat(MethodImage.passesEnvArgs(Document::find, method, Optional.empty())).isTrue();
  }

  @Test
  void passesThemWhereThereIsNoRecipe() {
    assertThat(MethodImage.passesEnvArgs(Document::find, method, Optional.empty())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"methods/bond_base", "images/bond_base"})
  void readsTheRecipeOfASharedImage(String folder) throws IOException {
    Path recipe = Files.createDirectories(method.resolve(folder)).resolve("Dockerfile");
    Files.writeString(recipe, "CMD [\"python3\", \"-m\", \"graflag_runner\"]\n");
    Path cola = Files.createDirectories(method.resolve("methods/bond_cola"));
    assertThat(MethodImage.passesEnvArgs(Document::find, cola, Optional.of("bond_base"))).isFalse();
    assertThat(MethodImage.passesEnvArgs(Document::find, cola, Optional.of("other"))).isTrue();
    assertThat(MethodImage.passesEnvArgs(Document::find, cola, Optional.of("../x"))).isTrue();
  }

  private void dockerfile(String text) throws IOException {
    Files.writeString(method.resolve("Dockerfile"), text + "\n");
  }
}
