package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SetAsideTest {
  private static final Map<String, String> FOUND =
      Map.of("LC_ALL", "C.UTF-8", "GRAFLAG_METHOD_LD_PRELOAD", "libx.so", "DATA", "/d/");

  @Test
  void givesBackWhatTheLauncherMovedAndTakesAwayWhatItAdded() {
    assertThat(new SetAside("LD_PRELOAD LC_ALL JAVA_TOOL_OPTIONS", "").putBackInto(FOUND))
        .isEqualTo(Map.of("LD_PRELOAD", "libx.so", "DATA", "/d/"));
  }

  @Test
  void changesNothingWithoutALauncher() {
    assertThat(SetAside.from(new Properties()).putBackInto(FOUND)).isEqualTo(FOUND);
  }

  @Test
  void keepsAnEmptyValue() {
    Map<String, String> found = Map.of("GRAFLAG_METHOD_LD_LIBRARY_PATH", "");
    assertThat(new SetAside("LD_LIBRARY_PATH", "").putBackInto(found))
        .isEqualTo(Map.of("LD_LIBRARY_PATH", ""));
  }

  @Test
  void addsVariablesWhoseNamesShellsDrop() {
    assertThat(new SetAside("", "A-B=x=y\nC D=\n").putBackInto(Map.of("E", "e")))
        .isEqualTo(Map.of("A-B", "x=y", "C D", "", "E", "e"));
  }
}
