package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.SharedFolder;
import io.graflag.api.ssh.Shell;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same SHARED_DIR, seen as a directory of this machine and of a manager. */
class StorageEqualityIT {
  private static final List<String> HOSTILE =
      List.of("a b", "'quoted'", "\"double\"", "new\nline", "$(touch x)", "`touch x`", "-rf", "*");

  private static final String NAME = "exp__midas__toy__20260309_143000";

  @TempDir Path root;
  private final Shell shell = new ProcessShell();
  private SharedFolder folder;
  private Storage local;
  private Storage remote;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    local = new LocalStorage(folder.places(), Clock.systemUTC());
    remote = new RemoteStorage(shell, root, Clock.systemUTC());
  }

  @Test
  void seesTheSameMethods() throws IOException {
    folder.method("midas", "COMMAND=true", "# how much", "_RATE=0.5").method("broken", "GPUS=all");
    folder.write("methods/empty/Dockerfile", "FROM scratch\n").write("methods/.git/x", "");
    folder.write("methods/midas/Dockerfile", "FROM scratch\n").write("methods/file", "");
    folder.write("methods/binary/.env", "A=\0");
    HOSTILE.forEach(name -> folder.method(name, "COMMAND=true"));
    Files.createSymbolicLink(root.resolve("methods/linked"), root.resolve("methods/midas"));
    assertThat(local.methods()).hasSize(13);
    assertThat(remote.methods()).isEqualTo(local.methods());
    assertThat(remote.method(new MethodName("linked")))
        .isEqualTo(local.method(new MethodName("linked")));
    assertThat(shell.requests()).isEqualTo(2);
  }

  @Test
  void seesTheSameDatasets() throws IOException {
    folder.dataset("toy").write("datasets/toy/metadata.json", "{\"nodes\": 3}");
    folder.dataset("broken").write("datasets/broken/metadata.json", "{\"nodes\": ");
    folder.write("datasets/deep/a/b/c", "123").write("datasets/.hidden/x", "");
    folder.write("datasets/deep/.graflag-copy-01234567-89ab-cdef-0123-456789abcdef.tmp/y", "12");
    Files.createDirectories(root.resolve("datasets/none"));
    HOSTILE.forEach(name -> folder.dataset(name).write("datasets/deep/" + name, name));
    Files.createSymbolicLink(root.resolve("datasets/deep/loop"), root.resolve("datasets/deep"));
    Files.createSymbolicLink(root.resolve("datasets/deep/gone"), Path.of("nowhere"));
    Files.createSymbolicLink(root.resolve("datasets/linked"), root.resolve("datasets/toy"));
    assertThat(local.datasets()).hasSize(13);
    assertThat(remote.datasets()).isEqualTo(local.datasets());
    assertThat(remote.dataset(new DatasetName("linked")))
        .isEqualTo(local.dataset(new DatasetName("linked")));
    assertThat(shell.requests()).isEqualTo(2);
  }

  @Test
  void seesTheSameExperiments() throws IOException {
    fillExperiments();
    assertSame(remote.experiments(100), local.experiments(100));
    assertSame(remote.experiments(2), local.experiments(2));
    assertThat(remote.experiments(100)).hasSize(7);
    assertSame(
        List.of(remote.experiment(ExperimentName.parse(NAME))),
        List.of(local.experiment(ExperimentName.parse(NAME))));
  }

  private void fillExperiments() throws IOException {
    String status = "{\"status\": \"running\", \"timestamp\": \"2026-03-09T14:30:00Z\"}";
    String stop =
        "{\"reason\": \"timeout\", \"by\": \"me\", \"timestamp\": \"2026-03-09T14:30:00Z\"}";
    String at = "experiments/" + NAME;
    folder.write(at + "/status.json", status).write(at + "/stop.json", stop);
    folder.write(at + "/results.json", "{}").write(at + "/eval/evaluation.json", "{}");
    folder.write(at + "/build.log", "built").write(at + "/service_details.json", "{\"x\": ");
    Files.setLastModifiedTime(
        root.resolve(at + "/build.log"), FileTime.from(Instant.now().minusSeconds(5000)));
    folder.write("experiments/exp__a__b__20260309_143000/status.json", "{\"status\": \"runn");
    folder.write("experiments/exp__a-x__b__20260309_143000/stop.json", "broken");
    folder.write("experiments/exp__a__b-c__20270309_143000/x", "");
    Files.createDirectories(root.resolve("experiments/exp__z__b__20250309_143000"));
    folder.write("experiments/exp__a__b__20260230_143000/status.json", status);
    folder.write("experiments/exp__a_b__c__99991231_235959/eval/x", "");
    folder.write("experiments/exp__a__b__20260309_143000\n/x", "").write("experiments/notes/x", "");
    HOSTILE.forEach(name -> folder.write("experiments/" + name + "/status.json", status));
    Files.createSymbolicLink(
        root.resolve("experiments/exp__l__b__20260309_143000"), root.resolve(at));
  }

  private static void assertSame(List<ExperimentScan> one, List<ExperimentScan> other) {
    assertThat(one)
        .usingRecursiveFieldByFieldElementComparator(
            RecursiveComparisonConfiguration.builder()
                .withIgnoredFields("now")
                .withEqualsForType(
                    (a, b) -> a.minus(b).abs().compareTo(Duration.ofSeconds(60)) < 0,
                    Duration.class)
                .build())
        .isEqualTo(other);
  }

  @Test
  void neverRunsWhatANameSays() throws IOException {
    HOSTILE.forEach(name -> folder.method(name).dataset(name).write("experiments/" + name, ""));
    remote.methods();
    remote.datasets();
    remote.experiments(5);
    try (var files = Files.walk(root)) {
      assertThat(files.map(path -> path.getFileName().toString())).doesNotContain("x");
    }
  }

  @Test
  void costsAsManyRoundTripsForAThousandAsForTen() {
    Map<String, Object> status = Map.of("status", "completed", "timestamp", "2026-03-09T14:30:00Z");
    ExperimentName name = ExperimentName.parse(NAME);
    for (int i = 0; i < 1000; i++, name = name.next()) {
      folder.experiment(name.value(), "status.json", status);
      folder.write("experiments/" + name + "/results.json", "{}");
    }
    assertThat(remote.experiments(10)).hasSize(10);
    assertThat(shell.requests()).isEqualTo(1);
    assertThat(remote.experiments(2000)).hasSize(1000).allMatch(scan -> scan.status().isPresent());
    assertThat(shell.requests()).isEqualTo(2);
  }
}
