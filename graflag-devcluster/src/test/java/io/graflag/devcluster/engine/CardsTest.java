package io.graflag.devcluster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.program.Answer;
import org.junit.jupiter.api.Test;

class CardsTest {
  @Test
  void readsTheIdentitiesOfTheCards() {
    assertThat(Cards.of(call -> new Answer(0, "GPU-12ab-34\nGPU-56cd-78 \nNo devices\n", "")))
        .containsExactly("GPU-12ab-34", "GPU-56cd-78");
  }

  @Test
  void findsNoneWhereTheToolFailsOrIsMissing() {
    assertThat(Cards.of(call -> new Answer(9, "no driver", ""))).isEmpty();
    assertThat(
            Cards.of(
                call -> {
                  throw GraflagException.of(Kind.NOT_FOUND, "Cannot start nvidia-smi");
                }))
        .isEmpty();
  }
}
