package io.graflag.devcluster.program;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program as a child process.
 *
 * @param name what it is called on the path
 * @param environment the variables it starts with
 */
public record HostProgram(String name, Map<String, String> environment) implements Program {
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  public HostProgram {
    environment = Map.copyOf(environment);
  }

  @Override
  public Answer run(Call call) {
    Process process = start(call);
    Output out = Output.of(process.getInputStream());
    Output err = Output.of(process.getErrorStream());
    try {
      write(process, call.input());
      if (!process.waitFor(call.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        throw GraflagException.of(
            Kind.FAILED,
            "'%s' did not end within %d s.".formatted(shown(call), call.limit().toSeconds()));
      }
      return new Answer(process.exitValue(), out.text(), err.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(
          Kind.INTERRUPTED, "Interrupted while '" + shown(call) + "' went on.", null, e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Call call) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(call.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(call.variables());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new GraflagException(
          Kind.NOT_FOUND, "Cannot start " + name + ": " + e.getMessage(), null, e);
    }
  }

  private static void write(Process process, String input) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading; its exit code and its words say why.
      return;
    }
  }

  /** The first words: the rest may be long, and says nothing more. */
  private String shown(Call call) {
    return name + " " + String.join(" ", call.arguments().stream().limit(2).toList());
  }

  /** One of its outputs, read to the end by a thread of its own. */
  private record Output(Thread reader, StringBuilder lines) {

    static Output of(InputStream from) {
      StringBuilder lines = new StringBuilder();
      Thread reader = new Thread(() -> read(from, lines));
      reader.setDaemon(true);
      reader.start();
      return new Output(reader, lines);
    }

    private static void read(InputStream from, StringBuilder lines) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          synchronized (lines) {
            lines.append(line).append('\n');
          }
        }
      } catch (IOException e) {
        // The process was ended while it spoke; what it said until then stays.
        return;
      }
    }

    String text() throws InterruptedException {
      // A child of the program may hold the stream open for longer than the program lives.
      reader.join(LAST_WORDS.toMillis());
      synchronized (lines) {
        return lines.toString();
      }
    }
  }
}
