package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class OwnJarTest {
  @Test
  void isWhereAClassCameFrom() {
    assertThat(OwnJar.path(Logger.class).orElseThrow())
        .isAbsolute()
        .isRegularFile()
        .hasExtension("jar");
  }

  @Test
  void isNothingForADirectoryOrTheJdk() {
    assertThat(OwnJar.path(OwnJarTest.class)).isEmpty();
    assertThat(OwnJar.path(String.class)).isEmpty();
  }

  @Test
  void doesNotPassOnTheJarOfAnotherRunner() {
    Map<String, String> outer = Map.of("GRAFLAG_RUNNER_JAR", "/outer.jar", "DATA", "d");
    assertThat(OwnJar.addedTo(outer)).isEqualTo(Map.of("DATA", "d"));
  }
}
