package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
  private static final Instant NOW = Instant.parse("2026-03-09T14:30:00Z");

  private static Instant parse(String text) {
    return Since.parse(text, () -> NOW, ZoneId.of("Europe/Istanbul"));
  }

  @ParameterizedTest
  @CsvSource({
    "90s, 2026-03-09T14:28:30Z",
    "10m, 2026-03-09T14:20:00Z",
    "2h, 2026-03-09T12:30:00Z",
    "1d, 2026-03-08T14:30:00Z",
    "2026-03-09T14:30:00, 2026-03-09T11:30:00Z",
    "2026-03-09T14:30:00Z, 2026-03-09T14:30:00Z",
    "2026-03-09T14:30:00.5+02:00, 2026-03-09T12:30:00.5Z",
    "2026-03-09, 2026-03-08T21:00:00Z"
  })
  void readsHowLongAgoOrATime(String text, String moment) {
    assertThat(parse(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "m", "-1m", "10 m", "9999999999s", "yesterday", "2026-13-01"})
  void refusesWhatIsNeither(String text) {
    assertThatThrownBy(() -> parse(text))
        .hasFieldOrPropertyWithValue("kind", Kind.USAGE)
        .hasMessageContaining("--since got");
  }
}
