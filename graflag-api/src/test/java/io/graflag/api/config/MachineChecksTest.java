package io.graflag.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.config.MachineCheck.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {
  @TempDir Path directory;
  private final Properties properties = new Properties();

  @BeforeEach
  void fill() {
    properties.setProperty("java.version", "21.0.1");
    properties.setProperty("java.home", System.getProperty("java.home"));
    properties.setProperty("java.class.path", "");
    properties.setProperty("graflag.home", directory.toString());
  }

  @Test
  void findsAPlaceThatTheFirstRunWillMake() {
    Places places = Places.under(directory.resolve("not/yet"));
    MachineCheck check = check("experiments", Optional.of(places));
    assertThat(check.result()).isEqualTo(Result.OK);
    assertThat(check.detail()).contains("not/yet/experiments (made by the first run)");
  }

  @Test
  void refusesAPlaceBelowAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    MachineCheck check = check("experiments", Optional.of(Places.under(file)));
    assertThat(check.result()).isEqualTo(Result.FAILED);
    assertThat(check.detail()).contains(file + " is no directory that can be written to");
  }

  @Test
  void saysHowToGetARunnerThatIsMissing() {
    assertThat(check("runner", Optional.empty()).result()).isEqualTo(Result.FAILED);
    assertThat(check("runner", Optional.empty()).detail()).contains("mvnw");
  }

  @Test
  void refusesAJavaThatIsTooOld() {
    properties.setProperty("java.version", "11.0.2");
    assertThat(check("java", Optional.empty()).result()).isEqualTo(Result.FAILED);
  }

  @Test
  void countsGpusAndNothingElseThatIsCalledLikeThem() throws IOException {
    assertThat(check("gpu", Optional.empty()).detail()).isEqualTo("none found");
    for (String name : new String[] {"nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm"}) {
      Files.createFile(directory.resolve(name));
    }
    assertThat(check("gpu", Optional.empty()).detail()).isEqualTo("2 of NVIDIA");
  }

  private MachineCheck check(String name, Optional<Places> places) {
    return new MachineChecks(properties, directory)
        .all(places).stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
  }
}
