package io.graflag.core.experiment;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an experiment: {@code exp__<method>__<dataset>__<yyyyMMdd_HHmmss>}.
 *
 * @param method the method that ran
 * @param dataset what it ran on
 * @param time when it was claimed, local time of the client, whole seconds
 */
public record ExperimentName(MethodName method, DatasetName dataset, LocalDateTime time)
    implements Comparable<ExperimentName> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Without it the pattern would admit years of more than four digits. */
  private static final int TIME_LENGTH = "yyyyMMdd_HHmmss".length();

  private static final Comparator<ExperimentName> ORDER =
      Comparator.comparing(ExperimentName::time)
          .thenComparing(ExperimentName::method)
          .thenComparing(ExperimentName::dataset);

  public ExperimentName {
    time = time.withNano(0);
  }

  /**
   * Checks a name that enters from outside.
   *
   * @throws GraflagException USAGE, with the offending name
   */
  public static ExperimentName parse(String name) {
    return find(name)
        .orElseThrow(
            () ->
                GraflagException.of(
                    Kind.USAGE,
                    Json.quoted(name) + " is not the name of an experiment.",
                    "Names look like exp__midas__darpa__20260309_143000;"
                        + " 'graflag list experiments' shows yours."));
  }

  /** Reads a name; empty if it is none. */
  public static Optional<ExperimentName> find(String name) {
    String[] parts = name.split("__", -1);
    if (parts.length != 4
        || !parts[0].equals("exp")
        || !MethodName.isValid(parts[1])
        || !DatasetName.isValid(parts[2])
        || parts[3].length() != TIME_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ExperimentName(
              new MethodName(parts[1]),
              new DatasetName(parts[2]),
              LocalDateTime.parse(parts[3], TIME)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The same method and dataset one second later. */
  public ExperimentName next() {
    return new ExperimentName(method, dataset, time.plusSeconds(1));
  }

  /** What the names of runs of a method on a dataset look like, for people. */
  public static String pattern(MethodName method, DatasetName dataset) {
    return "exp__" + method + "__" + dataset + "__<yyyyMMdd_HHmmss>";
  }

  /** The name as text, which is also the name of the directory. */
  public String value() {
    return "exp__" + method + "__" + dataset + "__" + TIME.format(time);
  }

  /** Older before newer. */
  @Override
  public int compareTo(ExperimentName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return value();
  }
}
