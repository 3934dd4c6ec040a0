package io.graflag.cli;

import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.testing.DefaultSignals;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** Gives commands to the command line, in this process, over a SHARED_DIR of its own. */
final class CommandLineSession {
  /** Writes the smallest results that can be evaluated. */
  static final String WRITE_RESULTS =
      "printf '{\"result_type\":\"NODE_ANOMALY_SCORES\",\"scores\":[0.1,0.9,0.3],"
          + "\"ground_truth\":[0,1,0],\"metadata\":{}}' > \"${EXP}results.json\"";

  private final Path root;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private Optional<String> input = Optional.empty();

  CommandLineSession(Path root) {
    this.root = root;
    write("datasets/toy/edges.csv", "src,dst\n");
  }

  /** What a command did. */
  record Answer(int code, String out, String err) {

    /** Standard output, which is one JSON object. */
    JsonObject json() {
      try {
        Path file = Files.createTempFile("answer", ".json");
        Files.writeString(file, out);
        JsonObject json = Json.read(file);
        Files.delete(file);
        return json;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Adds a method that runs a command line. */
  CommandLineSession method(String name, String command, String... lines) {
    return write(
        "methods/" + name + "/.env", "COMMAND=" + command + "\n" + String.join("\n", lines) + "\n");
  }

  /** Writes a file under SHARED_DIR. */
  CommandLineSession write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets a system property for the commands of this session. */
  CommandLineSession property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  /** Lets somebody sit at the terminal, who types these lines to the next commands. */
  CommandLineSession typing(String... lines) {
    input = Optional.of(String.join("\n", lines) + "\n");
    return this;
  }

  /** Sets a variable of the environment; an empty one counts as not set. */
  CommandLineSession variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** The file that {@code graflag setup} writes. */
  Path configuration() {
    return root.resolve("home/.config/graflag/config.env");
  }

  /** The directory of an experiment. */
  Path experiment(String name) {
    return root.resolve("experiments").resolve(name);
  }

  /** Runs one command. */
  Answer graflag(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintWriter outWriter = new PrintWriter(out, true, StandardCharsets.UTF_8);
    PrintWriter errWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
    Optional<BufferedReader> typed = input.map(text -> new BufferedReader(new StringReader(text)));
    Supplier<Optional<BufferedReader>> keyboard = () -> typed;
    String command = properties.getOrDefault("graflag.command", "graflag");
    Terminal terminal = new Terminal(outWriter, errWriter, out, false, 200, keyboard, command);
    Context context = new Context(terminal, environment(), properties(), Clock.systemDefaultZone());
    int code = CommandTree.run(context, words);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Starts a run that goes on in the background, and returns its name. */
  String detached(String method) {
    Answer answer = graflag("run", "-m", method, "-d", "toy", "--detach");
    if (answer.code() != 0) {
      throw new AssertionError(answer.err());
    }
    return answer.out().strip();
  }

  /** What {@code graflag list experiments --json} says of one experiment. */
  JsonObject listed(String name) {
    return listed().stream()
        .filter(experiment -> experiment.requiredText("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not listed"));
  }

  /** The names of all experiments. */
  List<String> names() {
    return listed().stream().map(experiment -> experiment.requiredText("name")).toList();
  }

  private List<JsonObject> listed() {
    Answer answer = graflag("list", "experiments", "--json");
    String all = "{\"all\": " + answer.out() + "}";
    return new Answer(answer.code(), all, "")
        .json().list("all").stream().map(item -> new JsonObject("list", "$", cast(item))).toList();
  }

  /** State and reason of one experiment, as "failed runner_lost". */
  String state(String name) {
    JsonObject experiment = listed(name);
    return experiment.requiredText("status")
        + experiment.text("reason").map(reason -> " " + reason).orElse("");
  }

  /** The process that {@code service_details.json} records. */
  long runner(String name) {
    return Json.read(experiment(name).resolve("service_details.json"))
        .wholeNumber("pid")
        .orElseThrow();
  }

  /** The command line as a process of its own. */
  ProcessBuilder process(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dgraflag.home=" + System.getProperty("graflag.root"));
    command.add("-jar");
    command.add(System.getProperty("graflag.root") + "/graflag-cli/target/graflag.jar");
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(DefaultSignals.with(command)).directory(root.toFile());
    builder.environment().putAll(environment());
    return builder;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GRAFLAG_SHARED_DIR", root.toString());
    // No configuration of whoever runs the tests.
    environment.put("HOME", root.resolve("home").toString());
    environment.put("XDG_CACHE_HOME", Path.of("target", "test-cache").toAbsolutePath().toString());
    environment.putAll(variables);
    return environment;
  }

  private Properties properties() {
    Properties all = new Properties();
    all.putAll(System.getProperties());
    all.setProperty("graflag.home", System.getProperty("graflag.root", ".."));
    all.setProperty("user.dir", root.toString());
    all.putAll(properties);
    return all;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys by their grammar
  private static Map<String, Object> cast(Object item) {
    return (Map<String, Object>) item;
  }
}
