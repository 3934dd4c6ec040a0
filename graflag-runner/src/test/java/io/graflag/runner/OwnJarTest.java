package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    assertThat(OwnJar.addedTo(outer, "/a:/b"))
        .isEqualTo(Map.of("DATA", "d", "GRAFLAG_RUNNER_JAR", "/a:/b"));
  }

  @Test
  void isAloneWhereItHoldsTheCore() {
    Optional<Path> jar = Optional.of(Path.of("/r.jar"));
    assertThat(OwnJar.classPath(jar, jar, "r.jar:x.jar")).isEqualTo("/r.jar");
  }

  @Test
  void comesWithTheWholeClassPathWhereTheCoreLiesElsewhere() {
    Path here = Path.of("").toAbsolutePath();
    String expected = "/m2/r.jar:" + here + "/target/classes";
    Optional<Path> runner = Optional.of(Path.of("/m2/r.jar"));
    for (Optional<Path> core : List.of(Optional.of(Path.of("/m2/c.jar")), Optional.<Path>empty())) {
      assertThat(OwnJar.classPath(runner, core, "/m2/r.jar:target/classes")).isEqualTo(expected);
      assertThat(OwnJar.classPath(core, core.isEmpty() ? core : runner, "/m2/r.jar:target/classes"))
          .isEqualTo(expected);
    }
  }
}
