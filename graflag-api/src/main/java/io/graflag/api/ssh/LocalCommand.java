package io.graflag.api.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command on this machine. */
final class LocalCommand implements Running {
  private static final Pattern ERROR_NUMBER = Pattern.compile("error(?:=|: )(\\d{1,5})(?:, | \\()");

  private final Process process;

  private LocalCommand(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @return the command; one that ends with 127 where there is no such program, as in a shell
   */
  static Running start(Argv command) throws IOException {
    try {
      return new LocalCommand(new ProcessBuilder(command.words()).start());
    } catch (IOException e) {
      return switch (errorNumber(e)) {
        case 2 -> new Unstarted(127, command.program() + ": not found\n");
        case 13 -> new Unstarted(126, command.program() + ": Permission denied\n");
        default -> throw e;
      };
    }
  }

  /**
   * The number in the text of a start that failed, which is the same on every Linux, whatever the
   * language; Java 17 writes {@code error=2, }, later ones {@code error: 2 (}.
   *
   * @return the number, or -1 where the text holds none
   */
  static int errorNumber(IOException failure) {
    Matcher number = ERROR_NUMBER.matcher(String.valueOf(failure.getMessage()));
    return number.find() ? Integer.parseInt(number.group(1)) : -1;
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public InputStream output() {
    return process.getInputStream();
  }

  @Override
  public InputStream errors() {
    return process.getErrorStream();
  }

  @Override
  public int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void end() {
    if (process.isAlive()) {
      // A shell's children would hold its streams open.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What a shell answers for a program that cannot be started. */
  private record Unstarted(int exitCode, String message) implements Running {
    @Override
    public OutputStream input() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream output() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream errors() {
      return new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int awaitExit() {
      return exitCode;
    }

    @Override
    public void end() {
      // It never began.
    }
  }
}
