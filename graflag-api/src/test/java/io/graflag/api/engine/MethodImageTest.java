package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodImageTest {
  @TempDir Path method;

  @Test
  void passesParametersWhereTheRecipeSaysSo() throws IOException {
    dockerfile("CMD [\"python3\", \"-m\", \"graflag_runner\", \"--pass-env-args\"]");
    assertThat(MethodImage.passesEnvArgs(method)).isTrue();
  }

  @Test
  void leavesThemInTheEnvironmentWhereTheRecipeStartsTheRunnerWithout() throws IOException {
    dockerfile("FROM python:3.11\nCMD [\"python3\", \"-m\", \"graflag_runner\"]");
    assertThat(MethodImage.passesEnvArgs(method)).isFalse();
  }

  @Test
  void readsACommandThatGoesOnInTheNextLine() throws IOException {
    dockerfile("CMD [\"python3\", \"-m\", \"graflag_runner\", \\\n  \"--pass-env-args\"]");
    assertThat(MethodImage.passesEnvArgs(method)).isTrue();
  }

  @Test
  void passesThemWhereThereIsNoRecipe() {
    assertThat(MethodImage.passesEnvArgs(method)).isTrue();
  }

  private void dockerfile(String text) throws IOException {
    Files.writeString(method.resolve("Dockerfile"), text + "\n");
  }
}
