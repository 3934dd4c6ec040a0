package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.graflag.api.SharedFolder;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Status;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_143000");

  private static final Status FIRST =
      Status.building("midas", OffsetDateTime.now(SharedFolder.CLOCK), "host");

  @TempDir Path root;
  private SharedFolder folder;
  private LocalStorage storage;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
  }

  @Test
  void listsMethodsAndMarksThoseThatCannotBeRun() {
    folder.method("midas", "COMMAND=true").write("methods/Bad Name/.env", "COMMAND=true");
    folder.write("methods/empty/Dockerfile", "FROM scratch\n");
    assertThat(storage.methods())
        .extracting(MethodEntry::name, entry -> entry.problem().orElse(""))
        .containsExactly(
            tuple(
                "Bad Name",
                "names hold lower-case letters and digits, with single '.', '_' or '-' between"
                    + " them"),
            tuple("empty", "it has no .env file"),
            tuple("midas", ""));
  }

  @Test
  void namesNearMethodsForOneThatDoesNotExist() {
    folder.method("midas", "COMMAND=true").method("degree", "COMMAND=true");
    assertThatThrownBy(() -> storage.method(new MethodName("midaz")))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("no method midaz")
        .satisfies(e -> assertThat(((GraflagException) e).hint()).contains("Did you mean midas?"));
  }

  @Test
  void followsALinkedDatasetAndCountsItsFiles() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.write(elsewhere.resolve("edges.csv"), new byte[2048]);
    Files.createDirectories(root.resolve("datasets"));
    Files.createSymbolicLink(root.resolve("datasets/linked"), elsewhere);
    DatasetEntry entry = storage.dataset(new DatasetName("linked"));
    assertThat(entry.bytes()).isEqualTo(2048);
    assertThat(entry.fileCount()).isEqualTo(1);
  }

  @Test
  void marksADatasetWhoseDescriptorIsBroken() {
    folder.dataset("toy").write("datasets/toy/metadata.json", "{\"nodes\": ");
    assertThat(storage.datasets().get(0).problem().orElseThrow()).contains("line 1");
  }

  @Test
  void givesTheNextFreeSecondToTheSecondOfTwoRuns() {
    assertThat(storage.claim(NAME, FIRST)).isEqualTo(NAME);
    assertThat(storage.claim(NAME, FIRST).value()).isEqualTo("exp__midas__toy__20260309_143001");
  }

  @Test
  void neverGivesOneDirectoryToTwoOfManyClients() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      Callable<ExperimentName> claim = () -> storage.claim(NAME, FIRST);
      Set<ExperimentName> names = new HashSet<>();
      for (Future<ExperimentName> future :
          clients.invokeAll(Stream.generate(() -> claim).limit(50).toList())) {
        names.add(future.get());
      }
      assertThat(names).hasSize(50);
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void listsTheNewestExperimentsFirstAndPassesOverOtherDirectories() {
    for (String name : List.of("exp__b__toy__20260309_143000", "exp__a__toy__20260309_150000")) {
      folder.experiment(
          name, "status.json", Map.of("status", "completed", "timestamp", "2026-03-09T14:30:00Z"));
    }
    folder.write("experiments/notes/readme.txt", "mine");
    assertThat(storage.experiments(10))
        .extracting(scan -> scan.name().value())
        .containsExactly("exp__a__toy__20260309_150000", "exp__b__toy__20260309_143000");
    assertThat(storage.experiments(1)).hasSize(1);
  }

  @Test
  void reportsAStatusThatWasCutInHalfAndCountsItAsMissing() {
    folder.write("experiments/" + NAME + "/status.json", "{\"status\": \"runn");
    ExperimentScan scan = storage.experiment(NAME);
    assertThat(scan.status()).isEmpty();
    assertThat(scan.problems()).singleElement().asString().contains("status.json", "line 1");
  }

  @Test
  void readsOutputFromAnOffset() {
    folder.write("experiments/" + NAME + "/method_output.txt", "0123456789");
    assertThat(storage.output(NAME, 4, 3)).isEqualTo("456".getBytes());
    assertThat(storage.output(NAME, 10, 3)).isEmpty();
    assertThat(storage.output(NAME, 99, 3)).isEmpty();
  }

  @Test
  void deletesAnExperimentButNotWhatItLinksTo() throws IOException {
    folder.write("experiments/" + NAME + "/eval/evaluation.json", "{}");
    Path kept = Files.writeString(root.resolve("kept.txt"), "kept");
    Files.createSymbolicLink(root.resolve("experiments/" + NAME + "/link"), kept);
    storage.delete(NAME);
    assertThat(root.resolve("experiments/" + NAME)).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void refusesADownloadThatLeavesSharedDir() {
    assertThatThrownBy(() -> storage.download("../../etc/passwd", root.resolve("copy"), false))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("leaves SHARED_DIR");
  }

  @Test
  void copiesADirectoryAndRefusesToOverwriteOne() throws IOException {
    folder.dataset("toy");
    Path copy = root.resolve("copy");
    storage.download("datasets/toy", copy, true);
    assertThat(copy.resolve("edges.csv")).hasContent("src,dst\n0,1\n");
    assertThatThrownBy(() -> storage.download("datasets/toy", copy, true))
        .hasMessageContaining("exists already");
    assertThat(Files.list(root).map(p -> p.getFileName().toString()))
        .noneMatch(n -> n.endsWith(".tmp"));
  }

  @Test
  void marksAMethodWithABrokenNumberInsteadOfFailing() {
    folder.method("midas", "COMMAND=true", "GPUS=all");
    assertThat(storage.methods().get(0).problem().orElseThrow()).contains("GPUS", "all");
  }

  @Test
  void listsADatasetThatHoldsALoopOfLinks() throws IOException {
    folder.dataset("toy");
    Files.createSymbolicLink(root.resolve("datasets/toy/loop"), root.resolve("datasets/toy"));
    DatasetEntry entry = storage.datasets().get(0);
    assertThat(entry.fileCount()).isEqualTo(1);
    assertThat(entry.problem().orElseThrow()).contains("cannot read", "loop");
  }

  @Test
  void copiesWhatALinkedDatasetLeadsTo() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("edges.csv"), "src,dst\n");
    Files.createDirectories(root.resolve("datasets"));
    Files.createSymbolicLink(root.resolve("datasets/linked"), elsewhere);
    storage.download("/datasets/linked", root.resolve("copy"), true);
    assertThat(root.resolve("copy")).isDirectory();
    assertThat(Files.isSymbolicLink(root.resolve("copy"))).isFalse();
    assertThat(root.resolve("copy/edges.csv")).hasContent("src,dst\n");
  }
}
