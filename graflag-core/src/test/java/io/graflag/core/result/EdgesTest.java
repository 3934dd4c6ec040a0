package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EdgesTest {

  @Test
  void takesNumbersOfEitherWidth() {
    Edges edges = Edges.of(new int[] {0, Integer.MAX_VALUE}, new int[] {2, 1});
    assertThat(edges.sources()).containsExactly(0, 2_147_483_647L);
    assertThat(edges.targets()).containsExactly(2, 1);
    assertThat(edges.names()).isNull();
  }
}
