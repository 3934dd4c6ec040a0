package io.graflag.cluster.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.devcluster.bringup.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens in other processes. */
public final class Until {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Until() {}

  /**
   * Waits until something is as it should be, and fails after a minute.
   *
   * @return what was found then
   */
  public static <T> T minute(String what, Supplier<T> look, Predicate<T> wanted) {
    return within(Duration.ofMinutes(1), what, look, wanted);
  }

  /** The same with another limit. */
  public static <T> T within(Duration limit, String what, Supplier<T> look, Predicate<T> wanted) {
    Last<T> last = new Last<>();
    Optional<String> left =
        new Patience(limit, PAUSE)
            .await(
                () -> {
                  last.found = look.get();
                  return wanted.test(last.found)
                      ? Optional.empty()
                      : Optional.of(String.valueOf(last.found));
                });
    assertThat(left).as("waited %d s until %s", limit.toSeconds(), what).isEmpty();
    return last.found;
  }

  /** What the last look found. */
  private static final class Last<T> {
    private T found;
  }
}
