package io.graflag.core.experiment;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run on a cluster may use.
 *
 * @param cpus how many processors, fractions allowed
 * @param memory how much memory, in Docker's words: {@code 512m}, {@code 16g}
 */
public record Limits(Optional<Double> cpus, Optional<String> memory) {
  private static final double NANOS = 1e9;
  private static final double LEAST_CPUS = 0.001;
  private static final double MOST_CPUS = 1e6;

  /** Docker's own least. */
  private static final long LEAST_BYTES = 6L << 20;

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})([bkmgt]?)b?");
  private static final String UNITS = "bkmgt";
  private static final int BITS = 10;

  /** No limits. */
  public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

  static Limits from(JsonObject json) {
    return new Limits(json.number("cpus"), json.text("memory"));
  }

  /** Whether nothing is limited. */
  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * The processors in billionths, as Docker counts them.
   *
   * @throws GraflagException USAGE where no machine could give them
   */
  public Optional<Long> nanoCpus() {
    cpus.filter(count -> !(count >= LEAST_CPUS && count <= MOST_CPUS))
        .ifPresent(
            count -> {
              throw GraflagException.of(
                  Kind.USAGE,
                  "A run cannot have " + count + " processors.",
                  "Say how many, like 4 or 0.5.");
            });
    return cpus.map(count -> Math.round(count * NANOS));
  }

  /**
   * The memory in bytes.
   *
   * @throws GraflagException USAGE where it is no size, or less than Docker allows
   */
  public Optional<Long> memoryBytes() {
    return memory.map(Limits::bytes);
  }

  private static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw GraflagException.of(
          Kind.USAGE, "No size of memory: " + Json.quoted(text) + ".", "Say it like 512m or 16g.");
    }
    long count = Long.parseLong(matcher.group(1));
    int shift = BITS * Math.max(0, UNITS.indexOf(matcher.group(2)));
    if (count > Long.MAX_VALUE >> shift || count << shift < LEAST_BYTES) {
      throw GraflagException.of(
          Kind.USAGE,
          "A run cannot have " + text + " of memory.",
          "Docker needs 6m at the least; say it like 512m or 16g.");
    }
    return count << shift;
  }
}
