package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a storage refuses. */
final class Refusal {
  private Refusal() {}

  static void assertRefused(Kind kind, ThrowingCallable call) {
    assertRefused(kind, "", call);
  }

  static void assertRefused(Kind kind, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(GraflagException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
