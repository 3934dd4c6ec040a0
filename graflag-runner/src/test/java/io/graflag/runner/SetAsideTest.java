package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SetAsideTest {
  private static final Map<String, String> FOUND =
      Map.of("LC_ALL", "C.UTF-8", "GRAFLAG_METHOD_LD_PRELOAD", "libx.so", "DATA", "/d/");

  @Test
  void givesBackWhatTheLauncherMovedAndTakesAwayWhatItAdded() {
    assertThat(SetAside.putBack(FOUND, "LD_PRELOAD LC_ALL JAVA_TOOL_OPTIONS"))
        .isEqualTo(Map.of("LD_PRELOAD", "libx.so", "DATA", "/d/"));
  }

  @Test
  void changesNothingWithoutALauncher() {
    assertThat(SetAside.putBack(FOUND, "")).isEqualTo(FOUND);
  }

  @Test
  void keepsAnEmptyValue() {
    Map<String, String> found = Map.of("GRAFLAG_METHOD_LD_LIBRARY_PATH", "");
    assertThat(SetAside.putBack(found, "LD_LIBRARY_PATH")).isEqualTo(Map.of("LD_LIBRARY_PATH", ""));
  }
}
