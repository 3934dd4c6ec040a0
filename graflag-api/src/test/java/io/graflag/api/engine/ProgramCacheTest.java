package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.JavaProgram;
import io.graflag.core.GraflagException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {
  @TempDir Path folder;

  @Test
  void keepsTheCopyOfARunningProgramWhenTheJarIsRebuilt() throws IOException {
    ProgramCache cache = new ProgramCache(folder.resolve("cache"));
    Path jar = Files.writeString(folder.resolve("tool.jar"), "first");
    JavaProgram.Jar first = (JavaProgram.Jar) cache.cached(new JavaProgram.Jar(jar));
    Files.writeString(jar, "second");
    JavaProgram.Jar second = (JavaProgram.Jar) cache.cached(new JavaProgram.Jar(jar));
    assertThat(first.path()).hasContent("first");
    assertThat(second.path()).hasContent("second").isNotEqualTo(first.path());
  }

  @Test
  void saysHowToMoveItWhereItCannotBeWritten() throws IOException {
    Path jar = Files.writeString(folder.resolve("tool.jar"), "first");
    ProgramCache cache = new ProgramCache(jar.resolve("cache"));
    assertThatThrownBy(() -> cache.cached(new JavaProgram.Jar(jar)))
        .isInstanceOfSatisfying(
            GraflagException.class,
            e -> assertThat(e.hint().orElseThrow()).contains("XDG_CACHE_HOME"));
  }

  @Test
  void liesWhereTheUserKeepsCaches() {
    Path home = Path.of("/home/ada");
    assertThat(ProgramCache.of(Map.of(), home).directory())
        .isEqualTo(Path.of("/home/ada/.cache/graflag"));
    assertThat(ProgramCache.of(Map.of("XDG_CACHE_HOME", "/var/tmp/c"), home).directory())
        .isEqualTo(Path.of("/var/tmp/c/graflag"));
  }
}
