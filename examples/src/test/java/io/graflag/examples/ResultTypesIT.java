package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.result.ResultType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every result type runs and evaluates, and the table of the README says what really comes out. */
class ResultTypesIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void theTableOfTheReadmeIsWhatTheScriptPrints() throws Exception {
    List<String> table = Files.readAllLines(printed());
    assertThat(table).hasSize(2 + ResultType.values().length);
    for (ResultType type : ResultType.values()) {
      assertThat(table).filteredOn(row -> row.startsWith("| `" + type + "` |")).hasSize(1);
    }
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(String.join("\n", table));
  }

  private Path printed() throws IOException, InterruptedException {
    Path output = folder.resolve("table.md");
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder script =
        new ProcessBuilder(
            ROOT.resolve("examples/result-types.sh").toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dgraflag.home=" + ROOT,
            "-jar",
            ROOT.resolve("graflag-cli/target/graflag.jar").toString());
    script.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    script.environment().remove("GRAFLAG_SHARED_DIR");
    Process process = script.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return output;
  }
}
