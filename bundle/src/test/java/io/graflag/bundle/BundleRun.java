package io.graflag.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** An experiment, and the launcher of a bundle as a process with no variables but those given. */
final class BundleRun {
  /** The bundle as the build made it. */
  static final Path MADE = Path.of("target", "graflag_runner").toAbsolutePath();

  /** Leaves proper results; other commands follow. */
  static final String RESULTS = "printf '{\"scores\": []}' > \"$EXP/results.json\"; ";

  /** Java then ends with an error where it may do nothing but use the archive and cannot. */
  static final String ARCHIVE_OR_NOTHING = "-Xshare:on";

  private static final long LONGEST_SECONDS = 60;

  private final Path root;
  private final Map<String, String> variables = new TreeMap<>();
  private final List<String> prefix = new ArrayList<>();
  private Path directory;
  private Path launcher;

  /**
   * Prepares a run.
   *
   * @param bundle the directory that holds bin/, lib/ and runtime/
   * @param root an empty directory for data, experiment and output
   */
  BundleRun(Path bundle, Path root) throws IOException {
    this.root = root;
    this.launcher = bundle.resolve("bin/graflag-runner");
    this.directory = root;
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    variables.put("DATA", Files.createDirectories(root.resolve("data")) + "/");
    variables.put("EXP", Files.createDirectories(root.resolve("exp")) + "/");
    variables.put("METHOD_NAME", "bundled");
  }

  BundleRun with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Starts the launcher by this path, as it is. */
  BundleRun calling(Path program) {
    launcher = program;
    return this;
  }

  BundleRun in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  /** Puts words before the command line. */
  BundleRun under(String... words) {
    prefix.addAll(List.of(words));
    return this;
  }

  /** Runs a method; the exit code of the runner. */
  int run(String command, String... arguments) throws IOException, InterruptedException {
    variables.put("COMMAND", command);
    return launch(arguments);
  }

  /** Runs the launcher; its exit code. */
  int launch(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(prefix);
    line.add(launcher.toString());
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.redirectOutput(root.resolve("out").toFile());
    builder.redirectError(root.resolve("err").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return process.exitValue();
  }

  Status status() {
    return StatusFile.read(new ExperimentDirectory(root.resolve("exp")).status())
        .status()
        .orElseThrow();
  }

  /** A file that the method left beside its results. */
  String left(String name) throws IOException {
    return Files.readString(root.resolve("exp").resolve(name));
  }

  String out() throws IOException {
    return Files.readString(root.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(root.resolve("err"));
  }

  /** Copies the bundle as {@code cp -a} does, and as an image gets it: no finer than seconds. */
  static Path copyTo(Path target) throws IOException, InterruptedException {
    Files.createDirectories(target.getParent());
    Process copy =
        new ProcessBuilder("cp", "-a", MADE.toString(), target.toString()).inheritIO().start();
    assertThat(copy.waitFor()).isZero();
    return target;
  }
}
