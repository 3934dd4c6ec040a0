package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.experiment.StateFacts;
import io.graflag.core.experiment.StateRules;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.experiment.StopRequest;
import io.graflag.core.testing.DefaultSignals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** An experiment in a temporary directory, and the built runner as a process. */
final class RunnerFixture {
  static final Path JAR = Path.of("target", "graflag-runner.jar").toAbsolutePath();

  /**
   * A command that ends once the runner takes in orphans, and so has noted what was there before:
   * on a slow machine that begins long after the method.
   */
  static final String GUARDED =
      "told=\"$METHOD_DIR/adopter\" && export told && until [ \"$(cat \"$told\" 2>/dev/null)\" = $PPID ];"
          + " do (sh -c 'sleep 0.05; sed -n \"s/PPid:[^0-9]*//p\" /proc/$$/status > \"$told\"' &);"
          + " sleep 0.2; done; ";

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Path root;
  private final Map<String, String> variables = new TreeMap<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<String> around = new ArrayList<>();
  private Path experiment;
  private List<String> program = List.of();
  private Process process;

  RunnerFixture(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("datasets/toy"));
    experimentAt(Files.createDirectories(root.resolve("experiments/exp")));
    variables.put("DATA", root.resolve("datasets/toy") + "/");
    variables.put("METHOD_NAME", "fixture");
    variables.put("METHOD_DIR", root.toString());
    variables.put("MONITOR_INTERVAL", "0.2");
  }

  /** A command that leaves proper results, before another one. */
  static String withResults(String command) {
    return "printf '{\"scores\": []}' > \"$EXP/results.json\"; " + command;
  }

  RunnerFixture experimentAt(Path directory) {
    experiment = directory;
    return with("EXP", directory + "/");
  }

  RunnerFixture with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Runs the runner as a program does that embeds it: its own classes without the core's. */
  RunnerFixture embedded() {
    program = List.of("-cp", classPath(), Main.class.getName());
    return this;
  }

  RunnerFixture argument(String argument) {
    arguments.add(argument);
    return this;
  }

  /** Runs the runner by way of another program, which takes it as its last arguments. */
  RunnerFixture within(String... program) {
    around.addAll(List.of(program));
    return this;
  }

  RunnerFixture start(String command) throws IOException, InterruptedException {
    variables.put("COMMAND", command);
    List<String> line = new ArrayList<>(around);
    line.addAll(List.of(java(), "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-XX:+UseSerialGC", "-Xmx64m"));
    line.addAll(program.isEmpty() ? Archive.PROGRAM : program);
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(DefaultSignals.with(line));
    builder.environment().putAll(variables);
    builder.redirectOutput(root.resolve("out").toFile());
    builder.redirectError(root.resolve("err").toFile());
    process = builder.start();
    return this;
  }

  /** Runs a command to its end; the exit code of the runner. */
  int run(String command) throws IOException, InterruptedException {
    return start(command).exitCode();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the runner did not end within " + LONGEST);
    }
    return process.exitValue();
  }

  Map<String, String> variables() {
    return variables;
  }

  Process process() {
    return process;
  }

  Path root() {
    return root;
  }

  ExperimentDirectory experiment() {
    return new ExperimentDirectory(experiment);
  }

  Status status() {
    return StatusFile.read(experiment().status()).status().orElseThrow();
  }

  /** State and reason as the local engine would find them: "failed signal". */
  String state() {
    StateFacts facts =
        new StateFacts(
            StatusFile.read(experiment().status()).status(),
            process.isAlive()
                ? new StateFacts.Service.Running()
                : new StateFacts.Service.Absent(true),
            Optional.empty(),
            StopRequest.read(experiment().stop()),
            Files.exists(experiment().results()),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    StateRules.Verdict verdict = StateRules.apply(facts);
    return verdict.state() + verdict.reason().map(reason -> " " + reason).orElse("");
  }

  /** Waits at most ten seconds for a state. */
  void awaitState(String state) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!state().equals(state) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(state()).isEqualTo(state);
  }

  String output() throws IOException {
    return Files.readString(experiment().methodOutput(), StandardCharsets.ISO_8859_1);
  }

  String err() throws IOException {
    return Files.readString(root.resolve("err"));
  }

  Path out() {
    return root.resolve("out");
  }

  /** Waits until the runner itself has said a text. */
  void awaitWarning(String text) {
    await("warning " + text, () -> holds(root.resolve("err"), text));
  }

  /** Waits until the method has printed a text. */
  RunnerFixture awaitOutput(String text) throws IOException {
    await("output " + text, () -> holds(experiment().methodOutput(), text));
    return this;
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.exists(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Polls a condition until it holds or a deadline passes. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /**
   * The jar with its classes already parsed, as the bundle has them: a third less for each run. A
   * JDK without an archive of its own makes none.
   */
  private static final class Archive {
    private static final Path CLASSES = JAR.resolveSibling("graflag-runner.jsa");
    static final List<String> PROGRAM =
        isMade() ? program("-XX:SharedArchiveFile=") : List.of("-jar", JAR.toString());

    private static List<String> program(String option) {
      return List.of(option + CLASSES, "-jar", JAR.toString());
    }

    private static boolean isMade() {
      Path root = JAR.resolveSibling("archived-run");
      try {
        delete(root);
        RunnerFixture run = new RunnerFixture(root);
        run.program = program("-XX:ArchiveClassesAtExit=");
        int code = run.run(withResults("sleep 0.4"));
        assertThat(code).as(run.err()).isZero();
        return Files.exists(CLASSES);
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private static void delete(Path root) throws IOException {
      if (Files.exists(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.deleteIfExists(CLASSES);
    }
  }
}
