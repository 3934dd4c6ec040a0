package io.graflag.core.testing;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine it runs on.
 *
 * <p>A test whose need is not met is skipped, and says why, unless {@code GRAFLAG_REQUIRE} names
 * the need, as in {@code data,docker}: then it fails.
 */
public final class Requirement {
  private Requirement() {}

  /**
   * Ends a test whose need is not met.
   *
   * @param need what {@code GRAFLAG_REQUIRE} calls it
   * @param reason what is missing, and how to get it
   */
  public static <T> T missing(String need, String reason) {
    return isRequired(need) ? Assertions.fail(reason) : Assumptions.abort(reason);
  }

  private static boolean isRequired(String need) {
    String required = Optional.ofNullable(System.getenv("GRAFLAG_REQUIRE")).orElse("");
    return Arrays.asList(required.split(",")).contains(need);
  }
}
