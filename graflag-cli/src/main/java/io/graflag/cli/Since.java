package io.graflag.cli;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The option {@code --since}: how long ago, or a time. */
final class Since {
  private static final Pattern AGO = Pattern.compile("([0-9]{1,9})([smhd])");

  private Since() {}

  /**
   * Reads it.
   *
   * @param text {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}, or a time of ISO 8601
   * @param now asked where it says how long ago
   * @param zone where a time without a zone is meant
   * @throws GraflagException USAGE
   */
  static Instant parse(String text, Supplier<Instant> now, ZoneId zone) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return now.get().minus(duration(Long.parseLong(ago.group(1)), ago.group(2).charAt(0)));
    }
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      boolean hasZone = text.endsWith("Z") || text.matches(".*T.*[+-].*");
      return hasZone
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new GraflagException(
          Kind.USAGE,
          "--since got " + Json.quoted(text) + ".",
          "It takes how long ago, like 90s, 10m, 2h or 1d, or a time like 2026-03-09T14:30:00.",
          e);
    }
  }

  private static Duration duration(long count, char unit) {
    return switch (unit) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
