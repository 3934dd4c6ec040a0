package io.graflag.api.engine;

import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import io.graflag.api.storage.MethodEntry;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.method.MethodSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Builds images on the manager and sends them to its registry.
 *
 * <p>What building and sending print goes to the caller and, as it comes, into a log on the
 * manager.
 */
final class ImageBuild {
  /** Beside SHARED_DIR as the context: what no image needs and what would make it huge. */
  private static final List<String> LEFT_OUT = List.of("datasets", "experiments");

  private static final int SHOWN_LINES = 20;
  private static final int KEPT_BYTES = 1 << 16;

  private final ManagerAccess manager;

  ImageBuild(ManagerAccess manager) {
    this.manager = manager;
  }

  /**
   * Builds the image of a run.
   *
   * @param reference its name in the registry
   * @return the image, by its content
   * @throws GraflagException FAILED with the end of what was printed
   */
  RunImage build(RunPlan plan, String reference, Consumer<byte[]> output) {
    MethodEntry method = plan.method();
    MethodSpec spec = method.spec().orElseThrow();
    Document recipe =
        MethodImage.recipe(manager.storage()::read, method.directory(), spec.image())
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.FAILED,
                        "Cannot build "
                            + reference
                            + ": there is no Dockerfile in "
                            + method.directory()
                            + "."));
    leaveOut(output);
    List<String> arguments = new ArrayList<>(List.of("--network=host", "--tag", reference));
    arguments.addAll(List.of("--file", recipe.path().toString()));
    values(spec, recipe)
        .forEach((key, value) -> arguments.addAll(List.of("--build-arg", key + "=" + value)));
    arguments.add(manager.sharedDir().toString());
    String digest = build(reference, arguments, plan.experiment().partialBuildLog(), output);
    return new RunImage(reference, Optional.of(digest), true);
  }

  /** A file of the user's own stays as it is. */
  private void leaveOut(Consumer<byte[]> output) {
    Path file = manager.sharedDir().resolve(".dockerignore");
    Optional<Document> own = manager.storage().read(file);
    if (own.isEmpty()) {
      String text = String.join("\n", LEFT_OUT) + "\n";
      manager.storage().write(file, text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    notLeftOut(new String(own.get().bytes(), StandardCharsets.UTF_8)).stream()
        .map(
            name ->
                "Warning: "
                    + file
                    + " does not leave out "
                    + name
                    + "/: all of it is sent along.\n")
        .forEach(line -> output.accept(line.getBytes(StandardCharsets.UTF_8)));
  }

  /** What should be left out of a context and is not, by what a .dockerignore says. */
  static List<String> notLeftOut(String ignored) {
    List<String> patterns =
        ignored.lines().map(line -> line.strip().replaceAll("^/|/(\\*\\*?)?$", "")).toList();
    return LEFT_OUT.stream().filter(name -> !patterns.contains(name)).toList();
  }

  /** What the recipe may ask for; Docker complains of values that no recipe declares. */
  private static Map<String, String> values(MethodSpec spec, Document recipe) {
    String text = new String(recipe.bytes(), StandardCharsets.UTF_8);
    Map<String, String> known = new LinkedHashMap<>();
    spec.sourceCode().ifPresent(source -> known.put("SOURCE_CODE", source));
    spec.sourceRef().ifPresent(ref -> known.put("SOURCE_REF", ref));
    // The libraries of the original, for methods that write with them; libs/ holds ours.
    known.put("GRAFLAG_LIBS", "pypi");
    known
        .keySet()
        .removeIf(key -> !Pattern.compile("(?mi)^\\s*ARG\\s+" + key + "\\b").matcher(text).find());
    return known;
  }

  /**
   * Builds any image and sends it.
   *
   * @param arguments of {@code docker build}
   * @param log what is printed is added to it
   * @return the digest under which the registry has it
   */
  String build(String reference, List<String> arguments, Path log, Consumer<byte[]> output) {
    Tail tail = new Tail(output);
    List<String> words = new ArrayList<>(List.of("sh", "-c", script(), "graflag", log.toString()));
    words.addAll(arguments);
    int code =
        manager.shell().stream(
            new Argv(words),
            InputStream.nullInputStream(),
            tail,
            line -> tail.writeText(line + "\n"));
    if (code != 0) {
      throw failed("building " + reference, "docker build exited with code " + code, tail);
    }
    push(reference, log, tail);
    return manager.swarm().digest(reference);
  }

  private void push(String reference, Path log, Tail tail) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Consumer<String> both =
        text -> {
          byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
          lines.writeBytes(line);
          tail.write(line, 0, line.length);
        };
    both.accept("Sending " + reference);
    try {
      manager.swarm().push(reference, both);
    } catch (GraflagException e) {
      both.accept(e.getMessage());
      append(log, lines.toByteArray());
      throw e.kind() == Kind.FAILED ? unsent(reference, e) : e;
    }
    append(log, lines.toByteArray());
  }

  private static GraflagException unsent(String reference, GraflagException failure) {
    return new GraflagException(
        Kind.FAILED,
        "Built " + reference + ", but the registry did not take it: " + failure.getMessage(),
        failure.hint().orElse("See whether the registry answers with: graflag status"),
        failure);
  }

  private void append(Path log, byte[] lines) {
    Argv command = Argv.of("sh", "-c", "cat >> \"$1\"", "graflag", log.toString());
    Finished finished = manager.shell().run(command, lines, Shell.USUAL_LIMIT);
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE, "Cannot write " + log + ": " + finished.errors().strip());
    }
  }

  /** Gives the log its final name: from then on its presence says that the phase is over. */
  void closeLog(ExperimentDirectory experiment) {
    Path partial = experiment.partialBuildLog();
    Argv command =
        Argv.of(
            "sh",
            "-c",
            "[ ! -e \"$1\" ] || mv -f -- \"$1\" \"$2\"",
            "graflag",
            partial.toString(),
            experiment.buildLog().toString());
    Finished finished = manager.shell().run(command);
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE, "Cannot rename " + partial + ": " + finished.errors().strip());
    }
  }

  private static GraflagException failed(String what, String why, Tail tail) {
    return GraflagException.of(
        Kind.FAILED,
        "Failed " + what + " (" + why + "). The last lines:\n" + tail.lastLines(),
        "The Dockerfile and its context, which is SHARED_DIR, are where to look.");
  }

  private static String script() {
    try (InputStream in = ImageBuild.class.getResourceAsStream("build.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a script of this program", e);
    }
  }

  /** Hands on what is printed and keeps the end of it for a message. */
  private static final class Tail extends OutputStream {
    private final Consumer<byte[]> output;
    private byte[] kept = new byte[0];

    Tail(Consumer<byte[]> output) {
      this.output = output;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int start, int length) {
      byte[] piece = Arrays.copyOfRange(bytes, start, start + length);
      byte[] both = Arrays.copyOf(kept, kept.length + length);
      System.arraycopy(piece, 0, both, kept.length, length);
      kept = Arrays.copyOfRange(both, Math.max(0, both.length - KEPT_BYTES), both.length);
      output.accept(piece);
    }

    void writeText(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      write(bytes, 0, bytes.length);
    }

    synchronized String lastLines() {
      List<String> lines = new String(kept, StandardCharsets.UTF_8).lines().toList();
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
  }
}
