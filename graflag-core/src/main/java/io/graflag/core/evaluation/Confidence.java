package io.graflag.core.evaluation;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Between which values a metric would lie on other samples of the same kind.
 *
 * @param low lower end
 * @param high upper end, at least the lower one
 * @param level share of such intervals that hold the true value, 0.95 for instance
 * @param method how it was found: {@link #DELONG} or {@link #BOOTSTRAP}
 * @param standardError estimated standard deviation of the metric; empty where not known
 * @param resamples how many samples were drawn; empty where none were
 */
public record Confidence(
    double low,
    double high,
    double level,
    String method,
    OptionalDouble standardError,
    OptionalInt resamples) {
  /** By the variance of placements; DeLong et al., Biometrics 1988. */
  public static final String DELONG = "delong";

  /** By percentiles over resamples; Efron and Tibshirani, 1993. */
  public static final String BOOTSTRAP = "bootstrap";

  public Confidence {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }

  /**
   * Reads one interval.
   *
   * @throws GraflagException INVALID_INPUT with the JSON path
   */
  static Confidence from(JsonObject json) {
    double low = json.requiredNumber("low");
    double high = json.requiredNumber("high");
    if (!(low <= high)) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          json.source() + ": " + json.at() + " has low " + low + " above high " + high + ".");
    }
    return new Confidence(
        low,
        high,
        json.requiredNumber("level"),
        json.requiredText("method"),
        optional(json.number("standard_error")),
        json.integer("resamples").map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
