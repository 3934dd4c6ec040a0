package io.graflag.runner.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.graflag.core.experiment.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * Reads what there is to know of the machine.
 *
 * <p>On Linux from a few lines below /proc and /sys. OSHI would say the same, but getting it ready
 * takes more processor time than the rest of the start may take; so it is asked only elsewhere.
 */
final class MachineFacts {
  private static final double KB_PER_MB = 1024;
  private static final double BYTES_PER_MB = 1 << 20;

  private final Path root;

  /**
   * Prepares to read.
   *
   * @param root the root of the file system
   */
  MachineFacts(Path root) {
    this.root = root;
  }

  /** Everything but the driver of the graphics cards, which those tell. */
  Machine read(Optional<MemoryCgroup> group) {
    return Files.isReadable(root.resolve("proc/meminfo")) ? linux(group) : other();
  }

  /** The same machine, with a driver. */
  static Machine withDriver(Machine machine, Optional<String> driver) {
    return new Machine(
        machine.cpuModel(),
        machine.logicalCpus(),
        machine.allowedCpus(),
        machine.memoryMb(),
        machine.memoryLimitMb(),
        machine.kernel(),
        machine.os(),
        driver);
  }

  private Machine linux(Optional<MemoryCgroup> group) {
    ProcFile file = new ProcFile();
    long kb =
        file.read(root.resolve("proc/meminfo").toString()) ? file.numberOnLine("MemTotal:", 0) : 0;
    OptionalDouble memory = known(kb / KB_PER_MB);
    return new Machine(
        value("proc/cpuinfo", "model name", ":"),
        cpus(line("sys/devices/system/cpu/online", "")),
        cpus(value("proc/self/status", "Cpus_allowed_list", ":")),
        memory,
        limit(group, memory),
        line("proc/sys/kernel/osrelease", "").map(String::strip),
        value("etc/os-release", "PRETTY_NAME", "=").map(MachineFacts::unquoted),
        Optional.empty());
  }

  private static OptionalDouble limit(Optional<MemoryCgroup> group, OptionalDouble memory) {
    double mb =
        group.map(MemoryCgroup::limitBytes).map(limit -> limit.orElse(0)).orElse(0L) / BYTES_PER_MB;
    return mb < memory.orElse(Double.MAX_VALUE) ? known(mb) : OptionalDouble.empty();
  }

  private static Machine other() {
    SystemInfo system = new SystemInfo();
    HardwareAbstractionLayer hardware = system.getHardware();
    String model = hardware.getProcessor().getProcessorIdentifier().getName().strip();
    return new Machine(
        Optional.of(model).filter(name -> !name.isEmpty()),
        OptionalInt.of(hardware.getProcessor().getLogicalProcessorCount()),
        OptionalInt.empty(),
        known(hardware.getMemory().getTotal() / BYTES_PER_MB),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.of(system.getOperatingSystem().toString()),
        Optional.empty());
  }

  /** What follows a separator on the first line that starts with a key. */
  private Optional<String> value(String file, String key, String separator) {
    return line(file, key)
        .filter(line -> line.contains(separator))
        .map(line -> line.substring(line.indexOf(separator) + 1).strip())
        .filter(value -> !value.isEmpty());
  }

  /** The first line that starts with a key; reads no further, since some files are long. */
  private Optional<String> line(String file, String key) {
    Path path = root.resolve(file);
    if (!Files.isReadable(path)) {
      return Optional.empty();
    }
    // A reader that replaces what is no text, so that one such line does not hide the others.
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(Files.newInputStream(path), UTF_8))) {
      String line = in.readLine();
      while (line != null && !line.startsWith(key)) {
        line = in.readLine();
      }
      return Optional.ofNullable(line);
    } catch (IOException e) {
      // A fact beside the measurements; a run does not end for want of it.
      return Optional.empty();
    }
  }

  /** The number of processors in a list such as "0-3,8". */
  private static OptionalInt cpus(Optional<String> list) {
    int count = 0;
    for (String range : list.orElse("").split(",")) {
      String[] ends = range.strip().split("-", 2);
      try {
        count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
      } catch (NumberFormatException e) {
        return OptionalInt.empty();
      }
    }
    return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && "\"'".indexOf(text.charAt(0)) >= 0;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static OptionalDouble known(double value) {
    return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
