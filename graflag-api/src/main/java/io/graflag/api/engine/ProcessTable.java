package io.graflag.api.engine;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.LocalProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The processes of this machine, told apart even where a process id is used again. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  // Fields of /proc/<pid>/stat counted after the command's closing parenthesis (proc(5) minus 3).
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int START_TIME = 19;

  private final String host;
  private final String bootId;

  private ProcessTable(String host, String bootId) {
    this.host = host;
    this.bootId = bootId;
  }

  /** What can be said of a process that was recorded earlier. */
  enum Sight {
    /** It runs. */
    ALIVE,
    /** It ended, or the machine was restarted since. */
    GONE,
    /** It was recorded on another machine. */
    ELSEWHERE
  }

  static ProcessTable ofThisMachine() {
    try {
      Path boot = PROC.resolve("sys/kernel/random/boot_id");
      return new ProcessTable(hostName(), Files.exists(boot) ? Files.readString(boot).strip() : "");
    } catch (IOException e) {
      throw new GraflagException(
          Kind.STORAGE, "Cannot tell this machine's boot: " + e.getMessage(), null, e);
    }
  }

  String host() {
    return host;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine whose name does not resolve still has one; the exception's text starts with it.
      return e.getMessage().split(":")[0].strip();
    }
  }

  /** What to put before a command so that it leads a session of its own. */
  List<String> ownSession() {
    // setsid replaces itself by the command, so the process id stays that of the child.
    return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of("nohup");
  }

  LocalProcess identify(long pid) {
    return new LocalProcess(host, bootId, pid, startTicks(pid).orElse(-1L));
  }

  Sight look(LocalProcess process) {
    if (!process.host().equals(host)) {
      return Sight.ELSEWHERE;
    }
    boolean same =
        process.bootId().equals(bootId)
            && startTicks(process.pid()).map(t -> t == process.startTicks()).orElse(false);
    return same ? Sight.ALIVE : Sight.GONE;
  }

  /** Asks a process to end. */
  void terminate(LocalProcess process) {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
  }

  /**
   * Kills every process of a run: those of the session that its runner led, the runner included.
   *
   * @param mark a variable that every process of the run has, as {@code NAME=value}; the number of
   *     a session may be somebody else's by now
   */
  void killSession(LocalProcess leader, String mark) {
    if (!leader.bootId().equals(bootId) || !Files.isDirectory(PROC)) {
      return;
    }
    ProcessHandle.allProcesses()
        .filter(process -> isInSession(process.pid(), leader) && hasVariable(process.pid(), mark))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean isInSession(long pid, LocalProcess leader) {
    Optional<String[]> fields = stat(pid);
    return fields.isPresent()
        && Long.parseLong(fields.get()[SESSION]) == leader.pid()
        && Long.parseLong(fields.get()[START_TIME]) >= leader.startTicks();
  }

  private static boolean hasVariable(long pid, String mark) {
    Path file = PROC.resolve(Long.toString(pid)).resolve("environ");
    try {
      byte[] bytes = Files.readAllBytes(file);
      return ("\0" + new String(bytes, StandardCharsets.UTF_8)).contains("\0" + mark + "\0");
    } catch (IOException e) {
      // It ended meanwhile, or belongs to another user: in neither case is it ours to end.
      return false;
    }
  }

  private static Optional<Long> startTicks(long pid) {
    if (Files.isDirectory(PROC)) {
      return stat(pid)
          .filter(fields -> !fields[STATE].equals("Z") && !fields[STATE].equals("X"))
          .map(fields -> Long.parseLong(fields[START_TIME]));
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(Instant::toEpochMilli);
  }

  private static Optional<String[]> stat(long pid) {
    Path file = PROC.resolve(Long.toString(pid)).resolve("stat");
    try {
      // The command stands in parentheses and may hold any character, blanks and ')' included.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (!Files.exists(file)) {
        // It ended between opening and reading.
        return Optional.empty();
      }
      throw new GraflagException(
          Kind.STORAGE, "Cannot read " + file + ": " + e.getMessage(), null, e);
    }
  }
}
