package io.graflag.api.config;

import io.graflag.api.config.MachineCheck.Result;
import io.graflag.api.copy.FileTree;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Looks at what runs on this machine need: Java, runner, evaluator, a place to write, GPUs.
 *
 * @param properties the system properties
 * @param devices where the system shows its devices, {@code /dev}
 */
public record MachineChecks(Properties properties, Path devices) {
  private static final int OLDEST_JAVA = 17;
  private static final double BYTES_PER_GB = 1L << 30;

  /** Results, outputs and plots of a few runs on a large dataset. */
  private static final double LEAST_FREE_GB = 1;

  /** Looks at everything; places are left out where files live on a cluster. */
  public List<MachineCheck> all(Optional<Places> places) {
    Installation installation = Installation.of(properties);
    List<MachineCheck> checks = new ArrayList<>();
    checks.add(java());
    checks.add(program("runner", installation::runner));
    checks.add(program("evaluator", installation::evaluator));
    places.map(Places::experiments).map(MachineChecks::writable).ifPresent(checks::add);
    places.map(Places::experiments).map(MachineChecks::space).ifPresent(checks::add);
    checks.add(gpus());
    return checks;
  }

  private MachineCheck java() {
    String version = properties.getProperty("java.version");
    Path program = Path.of(properties.getProperty("java.home"), "bin", "java");
    int feature = Runtime.Version.parse(version).feature();
    if (feature < OLDEST_JAVA) {
      return new MachineCheck(
          "java", Result.FAILED, version + ", and " + OLDEST_JAVA + " is the oldest that will do");
    }
    return Files.isExecutable(program)
        ? new MachineCheck(
            "java", Result.OK, version + " in " + properties.getProperty("java.home"))
        : new MachineCheck("java", Result.FAILED, program + " cannot be executed");
  }

  private static MachineCheck program(String name, Supplier<JavaProgram> found) {
    try {
      JavaProgram program = found.get();
      String place =
          program instanceof JavaProgram.Jar jar ? jar.path().toString() : "on the class path";
      return new MachineCheck(name, Result.OK, place);
    } catch (GraflagException e) {
      return new MachineCheck(
          name, Result.FAILED, e.getMessage() + e.hint().map(hint -> " " + hint).orElse(""));
    }
  }

  private static MachineCheck writable(Path experiments) {
    Path place = existing(experiments);
    boolean can = Files.isDirectory(place) && Files.isWritable(place);
    String made = place.equals(experiments) ? "" : " (made by the first run)";
    return can
        ? new MachineCheck("experiments", Result.OK, experiments + made)
        : new MachineCheck(
            "experiments",
            Result.FAILED,
            experiments + ": " + place + " is no directory that can be written to");
  }

  private static MachineCheck space(Path experiments) {
    Path place = existing(experiments);
    try {
      double free = Files.getFileStore(place).getUsableSpace() / BYTES_PER_GB;
      String text = String.format(Locale.ROOT, "%.1f GB", free);
      return new MachineCheck(
          "free space",
          free < LEAST_FREE_GB ? Result.WARNING : Result.OK,
          free < LEAST_FREE_GB ? text + "; a full disk ends a run" : text);
    } catch (IOException e) {
      throw StorageErrors.of("measure the free space of", place, e);
    }
  }

  private MachineCheck gpus() {
    int count = 0;
    if (Files.isDirectory(devices)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "nvidia[0-9]*")) {
        for (Path device : found) {
          count += Files.isReadable(device) ? 1 : 0;
        }
      } catch (IOException e) {
        throw StorageErrors.of("list", devices, e);
      }
    }
    return new MachineCheck("gpu", Result.OK, count == 0 ? "none found" : count + " of NVIDIA");
  }

  /** The path, or the nearest one above it that exists. */
  static Path existing(Path path) {
    return FileTree.nearestExisting(path.toAbsolutePath().normalize());
  }
}
