package io.graflag.cli.render;

import java.time.Duration;
import java.util.Locale;

/** Quantities as people read them. */
final class Quantities {
  private static final double MILLIS_PER_SECOND = 1000;

  private Quantities() {}

  /** "850 ms", "12.3 s", "1:02:03". */
  static String millis(double millis) {
    if (millis < MILLIS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    if (millis < 60 * MILLIS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
    return clock(Duration.ofMillis(Math.round(millis)));
  }

  /** "1:02:03", without hours "02:03". */
  static String clock(Duration time) {
    String minutes =
        String.format(Locale.ROOT, "%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
    return time.toHours() == 0 ? minutes : time.toHours() + ":" + minutes;
  }

  /** "512 bytes", "3.1 KB", "98.3 MB", "1.4 GB". */
  static String bytes(double bytes) {
    if (bytes < 1024) {
      return String.format(Locale.ROOT, "%.0f bytes", bytes);
    }
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024)
        : megabytes(bytes / (1 << 20));
  }

  /** "98.3 MB", "1.4 GB". */
  static String megabytes(double megabytes) {
    return megabytes < 1024
        ? String.format(Locale.ROOT, "%.1f MB", megabytes)
        : String.format(Locale.ROOT, "%.2f GB", megabytes / 1024);
  }
}
