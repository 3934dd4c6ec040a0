package io.graflag.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path home;

  @Test
  void findsTheJarOfABuiltCheckout() throws IOException {
    Path jar = home.resolve("graflag-runner/target/graflag-runner.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
    assertThat(Installation.of(home.toString(), "").runner()).isEqualTo(new JavaProgram.Jar(jar));
  }

  @Test
  void prefersTheJarOfADistribution() throws IOException {
    for (String path :
        new String[] {"lib/graflag-runner.jar", "graflag-runner/target/graflag-runner.jar"}) {
      Files.createDirectories(home.resolve(path).getParent());
      Files.createFile(home.resolve(path));
    }
    assertThat(Installation.of(home.toString(), "").runner())
        .isEqualTo(new JavaProgram.Jar(home.resolve("lib/graflag-runner.jar")));
  }

  @Test
  void saysHowToGetARunnerThatIsMissing() {
    assertThatThrownBy(() -> Installation.of(home.toString(), "").runner())
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("graflag-runner.jar")
        .satisfies(e -> assertThat(((GraflagException) e).hint().orElseThrow()).contains("mvnw"));
    assertThatThrownBy(() -> Installation.of(null, "").evaluator())
        .satisfies(
            e ->
                assertThat(((GraflagException) e).hint().orElseThrow())
                    .contains("io.graflag:graflag-evaluator"));
  }
}
