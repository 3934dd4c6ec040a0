package io.graflag.runner.process;

import java.util.Optional;

/** The signals that end a process on Linux, by number. */
public enum ExitSignal {
  SIGHUP(1),
  SIGINT(2),
  SIGQUIT(3),
  SIGILL(4),
  SIGTRAP(5),
  SIGABRT(6),
  SIGBUS(7),
  SIGFPE(8),
  SIGKILL(9),
  SIGUSR1(10),
  SIGSEGV(11),
  SIGUSR2(12),
  SIGPIPE(13),
  SIGALRM(14),
  SIGTERM(15),
  SIGSTKFLT(16),
  SIGXCPU(24),
  SIGXFSZ(25),
  SIGVTALRM(26),
  SIGPROF(27),
  SIGIO(29),
  SIGPWR(30),
  SIGSYS(31);

  private static final int BASE = 128;

  private final int number;

  ExitSignal(int number) {
    this.number = number;
  }

  /** The exit code that stands for the signal: 128 and its number. */
  public int exitCode() {
    return BASE + number;
  }

  /** The signal that an exit code stands for; empty where it is a plain code. */
  public static Optional<ExitSignal> of(int exitCode) {
    for (ExitSignal signal : values()) {
      if (signal.exitCode() == exitCode) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }

  /** Whether somebody asks a program to end in this way, rather than a fault. */
  public boolean isRequest() {
    return this == SIGHUP || this == SIGINT || this == SIGTERM;
  }
}
