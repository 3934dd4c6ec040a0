package io.graflag.runner;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the method that the environment describes; exits as the method does. */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  /** Above every grace that can be configured; each wait before has its own, shorter limit. */
  private static final Duration LONGEST_END = Duration.ofHours(2);

  private static final String HELP =
      """
      Runs a method once, watches it, and records how it ended.

      java -jar graflag-runner.jar [--pass-env-args]

        --pass-env-args  append each parameter _NAME to COMMAND as --name value
        --help           print this text
        --version        print the version

      Variables:
        DATA                        directory of the dataset
        EXP                         directory of the experiment
        METHOD_NAME                 name of the method
        COMMAND                     shell command line of the method
        GRAFLAG_PARAMS              parameters, as _GPU,_LR; default: every variable _NAME
        METHOD_DIR                  where COMMAND runs; default: the current directory
        MONITOR_INTERVAL            seconds between resource samples; default: 1.0
        SUPPORTED_DATASETS          comma-separated globs of dataset names; default: all
        RESULTS_FROM, RESULT_TYPE   a CSV in EXP that becomes results.json, and its type
        GRAFLAG_TIMEOUT_SECONDS     how long the method may run
        GRAFLAG_IMAGE               image of the method, name and digest, for status.json
        DOCKER_RESOURCE_*GPU*       graphics cards reserved for the run; only these are measured,
                                    and uuids become CUDA_VISIBLE_DEVICES unless that is set
        GRAFLAG_STOP_GRACE_SECONDS  seconds between SIGTERM and SIGKILL; default: 10
        GRAFLAG_RUNNER_OPTIONS      options for the Java of bin/graflag-runner, such as -Xmx2g

      The method also gets GRAFLAG_RUNNER_JAR, a class path with the result writer: this jar
      alone, where it holds all of it. A method in Java can be
      COMMAND=java -cp "$GRAFLAG_RUNNER_JAR" Detector.java

      Exit codes: the method's; 124 after a timeout; 143 when told to end;
      1 when the results are missing or broken; 2 when the variables are.\
      """;

  private Main() {}

  /** Runs; see {@code --help}. */
  public static void main(String[] args) {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(stop, exitCode), "shutdown"));
    int code = FAILED;
    try {
      code = run(List.of(args), stop);
    } finally {
      exitCode.complete(code);
    }
    System.exit(code);
  }

  /**
   * Lets the run end in order when the system asks the JVM to end.
   *
   * <p>A hook, not a signal handler: it leaves signals alone that were ignored when the runner
   * started (a hang-up under nohup), and needs nothing outside the Java platform.
   */
  private static void shutDown(CompletableFuture<Void> stop, CompletableFuture<Integer> exitCode) {
    if (exitCode.isDone()) {
      return;
    }
    stop.complete(null);
    int code = FAILED;
    try {
      code = exitCode.get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("error: The run did not end in order: " + e);
    }
    // The JVM would exit with a code made of the signal; the run knows better.
    Runtime.getRuntime().halt(code);
  }

  private static int run(List<String> arguments, CompletableFuture<Void> stop) {
    if (arguments.contains("--help")) {
      System.out.println(HELP);
      return 0;
    }
    if (arguments.contains("--version")) {
      String version = Main.class.getPackage().getImplementationVersion();
      System.out.println("graflag-runner " + Optional.ofNullable(version).orElse("(unpackaged)"));
      return 0;
    }
    try {
      Surroundings surroundings =
          new Surroundings(
              OwnJar.addedTo(
                  SetAside.from(System.getProperties()).putBackInto(System.getenv()),
                  System.getProperty("java.class.path")),
              host(),
              Clock.systemUTC(),
              System::nanoTime,
              new FileOutputStream(FileDescriptor.out),
              System.err::println);
      return run(surroundings, arguments, stop);
    } catch (GraflagException e) {
      System.err.println("error: " + e.getMessage());
      e.hint().ifPresent(hint -> System.err.println("hint: " + hint));
      return e.kind() == Kind.USAGE ? WRONG_USAGE : FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.err.println("error: The runner was interrupted.");
      return FAILED;
    }
  }

  private static int run(
      Surroundings surroundings, List<String> arguments, CompletableFuture<Void> stop)
      throws InterruptedException {
    RunnerConfig config;
    try {
      config = RunnerConfig.from(surroundings.environment(), arguments);
    } catch (GraflagException e) {
      RunRecord.refuse(surroundings, e.getMessage());
      throw e;
    }
    return new MethodRunner(config, surroundings, stop).run();
  }

  private static String host() {
    Path name = Path.of("/proc/sys/kernel/hostname");
    try {
      return Files.isReadable(name)
          ? Files.readString(name).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
