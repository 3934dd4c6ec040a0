package io.graflag.core.evaluation;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether two runs on the same items differ in their area under the ROC curve, after DeLong.
 *
 * @param items how many items both runs gave a score that counts
 * @param difference area of the first minus that of the second, over these items
 * @param interval between which values the difference would lie on other samples
 * @param z the difference in standard errors; empty where there is no spread to measure it by
 * @param p how probable a difference at least that large is between equally good methods
 */
public record PairedTest(
    int items, double difference, Confidence interval, OptionalDouble z, OptionalDouble p) {

  static PairedTest from(JsonObject json) {
    return new PairedTest(
        json.requiredInteger("items"),
        json.requiredNumber("difference"),
        json.object("interval")
            .map(Confidence::from)
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.INVALID_INPUT,
                        json.source() + ": " + json.at() + " has no interval.")),
        optional(json.number("z")),
        optional(json.number("p")));
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
