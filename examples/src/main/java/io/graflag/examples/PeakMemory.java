package io.graflag.examples;

import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process ever had resident. */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "VmHWM:";

  private PeakMemory() {}

  /** MB of 2^20 bytes; NaN, which results.json holds as null, where the system does not say. */
  public static double megabytes() {
    if (!Files.isReadable(STATUS)) {
      return Double.NaN;
    }
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(FIELD)) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
      return Double.NaN;
    } catch (IOException e) {
      throw StorageErrors.of("read", STATUS, e);
    }
  }
}
