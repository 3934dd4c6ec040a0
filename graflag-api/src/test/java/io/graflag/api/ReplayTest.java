package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.graflag.api.Difference.Applied;
import io.graflag.api.Difference.Subject;
import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Limits;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private SharedFolder folder;
  private LocalStorage storage;
  private RunStarter starter;

  @BeforeEach
  void open() throws IOException {
    folder = new SharedFolder(root);
    folder.dataset("toy").dataset("other");
    folder.method("midas", "COMMAND=run", "_ROWS=2", "_SEED=1");
    folder.write("methods/fixture/.env", Files.readString(original("method.env")));
    storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    starter = new RunStarter(storage, engine, new Client("1.0", "here", "ada"), SharedFolder.CLOCK);
  }

  @Test
  void replaysARunOfTheOriginalWithItsOverridesAndDefaults() {
    Replay replay = starter.replay(original("service_config.json"), RunOverrides.NONE);
    assertThat(replay.request().parameters().values())
        .containsOnly(entry("MAX_EPOCH", "100"), entry("LEARNING_RATE", "0.01"));
    assertThat(replay.request().deployment().gpus()).isEmpty();
    assertThat(replay.differences()).isEmpty();
    assertThat(started(replay.request()))
        .containsEntry("_MAX_EPOCH", "100")
        .containsEntry("_LEARNING_RATE", "0.01")
        .containsEntry("_BATCH_SIZE", "128")
        .containsEntry("_SEED", "1")
        .containsEntry("COMMAND", "python3 train.py --mode \"full run\"")
        .doesNotContainKeys("MAX_EPOCH", "LEARNING_RATE");
  }

  @Test
  void givesTheSameVariablesAgainWhereADefaultHasChangedSince() {
    RunRequest first = RunRequest.of("midas", "toy").with("ROWS", "3").within(Duration.ofHours(1));
    Map<String, String> before = started(first);
    folder.method("midas", "COMMAND=run", "_ROWS=5", "_SEED=7");
    Replay replay = starter.replay(recorded(), RunOverrides.NONE);
    Map<String, String> after = started(replay.request());
    assertThat(without(after, "EXP")).isEqualTo(without(before, "EXP"));
    assertThat(replay.differences())
        .extracting(Difference::subject, Difference::name, Difference::applied)
        .containsExactly(tuple(Subject.DEFAULT, "SEED", Applied.RECORDED));
  }

  @Test
  void saysWhatIsNotAsItWas() {
    started(RunRequest.of("midas", "toy"));
    folder.method("midas", "COMMAND=walk", "RESULT_TYPE=X", "_ROWS=2", "_NEW=9");
    starter = new RunStarter(storage, engine, new Client("1.1", "here", "ada"), SharedFolder.CLOCK);
    assertThat(starter.replay(recorded(), RunOverrides.NONE).differences())
        .extracting(Difference::subject, Difference::name, d -> d.now().orElse(null))
        .containsExactly(
            tuple(Subject.COMMAND, "COMMAND", "walk"),
            tuple(Subject.VARIABLE, "RESULT_TYPE", "X"),
            tuple(Subject.UNDECLARED, "SEED", null),
            tuple(Subject.ADDED, "NEW", "9"),
            tuple(Subject.VERSION, "graflag_version", "1.1"));
  }

  @Test
  void letsOptionsTakeThePlaceOfWhatIsRecorded() {
    started(RunRequest.of("midas", "toy").with("ROWS", "3").with("EXTRA", "x"));
    RunOverrides overrides =
        new RunOverrides(
            Optional.empty(),
            Optional.of(new DatasetName("other")),
            new Parameters(Map.of("rows", "4", "extra", "y")),
            Optional.of(Duration.ofSeconds(9)),
            Deployment.USUAL.tagged("v2").withGpus(0));
    RunRequest request = starter.replay(recorded(), overrides).request();
    assertThat(request.dataset().value()).isEqualTo("other");
    assertThat(request.parameters().values()).containsOnly(entry("ROWS", "4"), entry("EXTRA", "y"));
    assertThat(request.timeout()).contains(Duration.ofSeconds(9));
    assertThat(request.deployment().tag()).contains("v2");
    assertThat(request.deployment().gpus()).contains(0);
  }

  @Test
  void restoresTimeLimitTagAndGpus() {
    engine.cluster = true;
    Limits limits = new Limits(Optional.of(2.0), Optional.of("4g"));
    RunRequest first =
        RunRequest.of("midas", "toy")
            .within(Duration.ofSeconds(90))
            .deployed(Deployment.USUAL.tagged("v1").withGpus(2).limitedTo(limits));
    started(first);
    assertThat(starter.replay(recorded(), RunOverrides.NONE).request()).isEqualTo(first);
  }

  @Test
  void saysThatOneMachineReservesNothing() {
    engine.cluster = true;
    started(RunRequest.of("midas", "toy").deployed(Deployment.USUAL.withGpus(2)));
    engine.cluster = false;
    Replay replay = starter.replay(recorded(), RunOverrides.NONE);
    assertThat(replay.request().deployment().gpus()).isEmpty();
    assertThat(replay.differences()).extracting(Difference::subject).contains(Subject.ENGINE);
  }

  @Test
  void findsARecordByDirectoryAndByName() {
    started(RunRequest.of("midas", "toy"));
    Path byName = Path.of(root.resolve("elsewhere").resolve(recorded().getFileName()).toString());
    assertThat(starter.replay(byName, RunOverrides.NONE).from())
        .isEqualTo(starter.replay(recorded(), RunOverrides.NONE).from())
        .isEqualTo(recorded().resolve("service_config.json"));
  }

  @Test
  void runsAnotherMethodWithThoseParametersThatItHas() {
    started(RunRequest.of("midas", "toy").with("ROWS", "3"));
    folder.method("degree", "COMMAND=x", "_ROWS=1");
    RunOverrides other = RunOverrides.NONE.on(new MethodName("degree"));
    assertThat(starter.replay(recorded(), other).request().parameters().values())
        .containsOnly(entry("ROWS", "3"));
  }

  @Test
  void namesWhatIsMissing() {
    refuses(root.resolve("nothing"), Kind.NOT_FOUND, "does not exist");
    refuses(root.resolve("methods"), Kind.NOT_FOUND, "holds no service_config.json");
    folder.write("a.json", "{\"experiment_name\": \"e\", \"dataset\": \"toy\"}");
    refuses(root.resolve("a.json"), Kind.INVALID_INPUT, "$.method_name is missing");
    folder.write("b.json", "no json");
    refuses(root.resolve("b.json"), Kind.INVALID_INPUT, "is not valid JSON at line 1");
    folder.write("c.json", record("midaz"));
    refuses(root.resolve("c.json"), Kind.NOT_FOUND, "no method midaz");
    folder.write("e.json", record("midas").replace("{}}", "{}, \"timeout_seconds\": 0}"));
    refuses(root.resolve("e.json"), Kind.INVALID_INPUT, "e.json: A time limit of 0 s");
    folder.write("d.json", record("../etc"));
    refuses(root.resolve("d.json"), Kind.INVALID_INPUT, "\"../etc\" is not the name of a method");
  }

  private static String record(String method) {
    return "{\"experiment_name\": \"e\", \"method_name\": \""
        + method
        + "\", \"dataset\": \"toy\", \"env_contents\": {}}";
  }

  private void refuses(Path source, Kind kind, String message) {
    assertThatThrownBy(() -> starter.replay(source, RunOverrides.NONE))
        .isInstanceOfSatisfying(GraflagException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(message);
  }

  /** The variables of a run that is started. */
  private Map<String, String> started(RunRequest request) {
    starter.start(request, RunListener.SILENT);
    return engine.started.get(engine.started.size() - 1).variables();
  }

  /** The directory of the first run. */
  private Path recorded() {
    return storage.directory(ExperimentName.parse("exp__midas__toy__20260309_143000")).path();
  }

  private static Map<String, String> without(Map<String, String> variables, String name) {
    Map<String, String> rest = new HashMap<>(variables);
    rest.remove(name);
    return rest;
  }

  private static Path original(String name) {
    return Path.of("src/test/resources/original/service_config").resolve(name).toAbsolutePath();
  }
}
