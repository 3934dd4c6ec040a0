package io.graflag.api.storage;

import static io.graflag.api.storage.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.SharedFolder;
import io.graflag.api.ssh.LocalShell;
import io.graflag.api.ssh.Shell;
import io.graflag.api.ssh.SshServer;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules;
import io.graflag.core.experiment.StateRules.Verdict;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds wherever SHARED_DIR lies. */
@ExtendWith(SshServer.Extension.class)
class StorageContractIT {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_143000");

  private static final Status FIRST =
      Status.building("midas", OffsetDateTime.now(SharedFolder.CLOCK), "host");

  /** Where SHARED_DIR lies. */
  enum Place {
    LOCAL((folder, there) -> new LocalStorage(folder.places(), Clock.systemUTC())),
    MANAGER_HERE((folder, there) -> remote(new LocalShell(), folder)),
    MANAGER_THERE((folder, there) -> remote(there, folder));

    private final BiFunction<SharedFolder, Shell, Storage> opening;

    Place(BiFunction<SharedFolder, Shell, Storage> opening) {
      this.opening = opening;
    }

    private static Storage remote(Shell shell, SharedFolder folder) {
      return new RemoteStorage(shell, folder.places().sharedDir(), Clock.systemUTC());
    }
  }

  @TempDir Path root;
  private Shell there;
  private SharedFolder folder;

  @BeforeEach
  void open(SshServer server) {
    there = server.shell();
    folder = new SharedFolder(root);
  }

  private Storage at(Place place) {
    return place.opening.apply(folder, there);
  }

  private Path experiment(String file) {
    return root.resolve("experiments/" + NAME + "/" + file);
  }

  @ParameterizedTest
  @EnumSource
  void listsNothingWhereNothingIs(Place place) {
    Storage storage = at(place);
    assertThat(storage.methods()).isEmpty();
    assertThat(storage.datasets()).isEmpty();
    assertThat(storage.experiments(10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void claimsTheNextFreeSecondWithAStatus(Place place) {
    Storage storage = at(place);
    assertThat(storage.claim(NAME, FIRST)).isEqualTo(NAME);
    assertThat(storage.claim(NAME, FIRST)).isEqualTo(NAME.next());
    assertThat(StatusFile.read(experiment("status.json")).status()).contains(FIRST);
    assertThat(experiment("").toFile().list()).containsExactly("status.json");
  }

  @ParameterizedTest
  @EnumSource
  void claimsASecondFarFromTheOneThatWasWanted(Place place) throws IOException {
    ExperimentName name = NAME;
    for (int i = 0; i < 130; i++, name = name.next()) {
      Files.createDirectories(root.resolve("experiments").resolve(name.value()));
    }
    assertThat(at(place).claim(NAME, FIRST)).isEqualTo(name);
  }

  @ParameterizedTest
  @EnumSource
  void replacesAStatusUntilItIsTerminal(Place place) {
    Storage storage = at(place);
    storage.claim(NAME, FIRST);
    Status done = StatusFile.read(terminal()).status().orElseThrow();
    assertThat(storage.write(NAME, done)).isTrue();
    assertThat(storage.write(NAME, FIRST)).isFalse();
    assertThat(storage.experiment(NAME).status().orElseThrow().state())
        .isEqualTo(ExperimentState.COMPLETED);
  }

  private Path terminal() {
    folder.write(
        "terminal.json", "{\"status\": \"completed\", \"timestamp\": \"2026-03-09T14:30:00Z\"}");
    return root.resolve("terminal.json");
  }

  @ParameterizedTest
  @EnumSource
  void replacesABrokenStatusAndOneThatIsNotThere(Place place) throws IOException {
    folder.write("experiments/" + NAME + "/status.json", "{\"status\": \"runn");
    Storage storage = at(place);
    assertThat(storage.write(NAME, FIRST)).isTrue();
    Files.delete(experiment("status.json"));
    assertThat(storage.write(NAME, FIRST)).isTrue();
    assertThat(StatusFile.read(experiment("status.json")).status()).contains(FIRST);
  }

  @ParameterizedTest
  @EnumSource
  void readsAndReplacesAFile(Place place) throws IOException {
    folder.write("experiments/" + NAME + "/service_config.json", "old");
    Storage storage = at(place);
    byte[] bytes = {0, 1, '\n', (byte) 0xff, '\n'};
    storage.write(experiment("service_config.json"), bytes);
    assertThat(storage.read(experiment("service_config.json")).orElseThrow().bytes())
        .isEqualTo(bytes);
    assertThat(experiment("").toFile().list()).hasSize(1);
    assertThat(storage.read(experiment("none"))).isEmpty();
    assertThat(storage.read(experiment(""))).isEmpty();
    assertRefused(Kind.NOT_FOUND, () -> storage.write(experiment("no/where"), bytes));
  }

  @ParameterizedTest
  @EnumSource
  void opensAFileOfAnySize(Place place) throws IOException {
    byte[] bytes = new byte[5_000_000];
    new Random(1).nextBytes(bytes);
    folder.write("experiments/" + NAME + "/results.json", "");
    Files.write(experiment("results.json"), bytes);
    try (InputStream in = at(place).open(experiment("results.json"))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertRefused(Kind.NOT_FOUND, () -> at(place).open(experiment("none")));
  }

  @ParameterizedTest
  @EnumSource
  void readsOutputFromAnOffset(Place place) {
    Storage storage = at(place);
    assertThat(storage.output(NAME, 0, 3)).isEmpty();
    folder.write("experiments/" + NAME + "/method_output.txt", "0123456789");
    assertThat(storage.output(NAME, 4, 3)).isEqualTo("456".getBytes());
    assertThat(storage.output(NAME, 8, 30)).isEqualTo("89".getBytes());
    assertThat(storage.output(NAME, 10, 3)).isEmpty();
    assertThat(storage.output(NAME, 99, 3)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void readsTheLastLines(Place place) {
    assertThat(tail(place, "a\nb\nc\n", 2)).isEqualTo("b\nc\n|6");
    assertThat(tail(place, "a\nb\nc", 2)).isEqualTo("b\nc|5");
    assertThat(tail(place, "a\n", 5)).isEqualTo("a\n|2");
    assertThat(tail(place, "", 5)).isEqualTo("|0");
    assertThat(tail(place, "a\nb\n", 0)).isEqualTo("|4");
    String line = "x".repeat(300_000);
    assertThat(tail(place, "first\n" + line + "\nlast\n", 2)).isEqualTo(line + "\nlast\n|300012");
  }

  private String tail(Place place, String text, int lines) {
    folder.write("experiments/" + NAME + "/method_output.txt", text);
    OutputTail tail = at(place).outputTail(NAME, lines);
    return new String(tail.bytes(), StandardCharsets.UTF_8) + "|" + tail.end();
  }

  @ParameterizedTest
  @EnumSource
  void takesAStatusThatIsNotGivenOutForAnUnknownFact(Place place) throws IOException {
    folder.write("experiments/" + NAME + "/results.json", "{}");
    Files.createDirectory(experiment("status.json"));
    ExperimentScan scan = at(place).experiment(NAME);
    Verdict verdict = StateRules.apply(scan.facts(new Service.Absent(false)));
    assertThat(verdict.state()).isEqualTo(ExperimentState.UNKNOWN);
    assertThat(verdict.certain()).isFalse();
    assertThat(verdict.detail().orElseThrow()).contains("status.json");
    assertThat(scan.problems()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void takesAStopThatIsNotGivenOutForAnUnknownFact(Place place) throws IOException {
    at(place).claim(NAME, FIRST);
    Files.createDirectory(experiment("stop.json"));
    ExperimentScan scan = at(place).experiment(NAME);
    Verdict verdict = StateRules.apply(scan.facts(new Service.Absent(true)));
    assertThat(verdict.state()).isEqualTo(ExperimentState.BUILDING);
    assertThat(verdict.certain()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void takesAFileThatCannotBeLookedAtForNeitherAbsentNorEmpty(Place place) throws IOException {
    Storage storage = at(place);
    storage.claim(NAME, FIRST);
    for (String name : List.of("service_config.json", "method_output.txt", "resources.csv")) {
      Files.createSymbolicLink(experiment(name), Path.of(name));
    }
    assertRefused(Kind.STORAGE, () -> storage.read(experiment("service_config.json")));
    assertRefused(Kind.STORAGE, () -> storage.output(NAME, 0, 3));
    assertRefused(Kind.STORAGE, () -> storage.outputTail(NAME, 3));
    assertRefused(Kind.STORAGE, () -> storage.lastRow(NAME, "resources"));
  }

  @ParameterizedTest
  @EnumSource
  void saysWhenTheOutputWasWrittenLast(Place place) throws IOException {
    assertThat(at(place).outputTail(NAME, 0).modified()).isEmpty();
    Instant past = Instant.parse("2026-03-09T14:30:00.123456Z");
    folder.write("experiments/" + NAME + "/method_output.txt", "a\n");
    Files.setLastModifiedTime(experiment("method_output.txt"), FileTime.from(past));
    assertThat(at(place).outputTail(NAME, 0).modified()).contains(past);
  }

  @ParameterizedTest
  @EnumSource
  void readsTheNewestRow(Place place) {
    Storage storage = at(place);
    assertThat(storage.lastRow(NAME, "resources")).isEmpty();
    folder.write(
        "experiments/" + NAME + "/resources.csv",
        "timestamp,cpu,memory_mb\n" + "1.0,5,7\n".repeat(5000) + "2.0,,9.5\n3.0,1");
    assertThat(storage.lastRow(NAME, "resources")).isEqualTo(Map.of("memory_mb", 9.5));
  }

  @ParameterizedTest
  @EnumSource
  void sweepsWhatKilledWritersLeftAndNothingElse(Place place) throws IOException {
    for (String name :
        List.of(".status.json.12.tmp", ".reserve", "notes.tmp", ".notes", "a/.b.tmp")) {
      folder.write("experiments/" + NAME + "/" + name, "x");
    }
    at(place).sweep(NAME);
    try (Stream<Path> left = Files.walk(experiment(""))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .contains("notes.tmp", ".notes", ".b.tmp")
          .doesNotContain(".status.json.12.tmp", ".reserve");
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletesAnExperimentButNotWhatItLinksTo(Place place) throws IOException {
    folder.write("experiments/" + NAME + "/eval/evaluation.json", "{}").write("kept.txt", "");
    Files.createSymbolicLink(experiment("link"), root);
    at(place).delete(NAME);
    assertThat(root.resolve("experiments")).isEmptyDirectory();
    assertThat(root.resolve("kept.txt")).exists();
    assertRefused(Kind.NOT_FOUND, () -> at(place).delete(NAME));
  }

  @ParameterizedTest
  @EnumSource
  void namesNearNamesOfWhatDoesNotExist(Place place) {
    folder.method("midas", "COMMAND=true").dataset("toy");
    folder.write("experiments/" + NAME + "/x", "");
    Storage storage = at(place);
    assertThatThrownBy(() -> storage.method(new MethodName("midaz")))
        .hasMessageContaining("no method midaz")
        .satisfies(e -> assertThat(((GraflagException) e).hint()).contains("Did you mean midas?"));
    assertThatThrownBy(() -> storage.dataset(new DatasetName("toi")))
        .satisfies(e -> assertThat(((GraflagException) e).hint()).contains("Did you mean toy?"));
    assertThatThrownBy(() -> storage.experiment(NAME.next()))
        .satisfies(e -> assertThat(((GraflagException) e).hint().get()).contains(NAME.value()));
  }

  @ParameterizedTest
  @EnumSource
  void knowsTheCommitOfADirectoryInACheckout(Place place) throws Exception {
    folder.method("midas", "COMMAND=true");
    assertThat(at(place).commit(root.resolve("methods/midas"))).isEmpty();
    String commands =
        "git init -q && git add . && git -c user.name=a -c user.email=a@b commit -qm one";
    new ProcessBuilder("sh", "-c", commands).directory(root.toFile()).start().waitFor();
    assertThat(at(place).commit(root.resolve("methods/midas")).orElseThrow()).hasSize(40);
  }

  @ParameterizedTest
  @EnumSource
  void knowsHowMuchSpaceIsFree(Place place) throws IOException {
    assertThat(at(place).freeBytes()).isBetween(1L, Files.getFileStore(root).getTotalSpace());
  }
}
