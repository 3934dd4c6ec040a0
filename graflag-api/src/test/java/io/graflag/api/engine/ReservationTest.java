package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.swarm.SwarmNode;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.Limits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservationTest {
  private static final List<SwarmNode> PLAIN =
      List.of(FakeSwarm.node("a", 0), FakeSwarm.node("b", 0));
  private static final List<SwarmNode> GPUS =
      List.of(FakeSwarm.node("a", 0), FakeSwarm.node("b", 2));

  private static Wish wish(Integer asked, Integer ofMethod) {
    return new Wish(Optional.ofNullable(asked), Optional.ofNullable(ofMethod), Limits.NONE);
  }

  @Test
  void takesTheWordOfTheUserBeforeThatOfTheMethod() {
    assertThat(Reservation.of(wish(2, 1), GPUS).gpus()).isEqualTo(2);
    assertThat(Reservation.of(wish(0, 1), GPUS).gpus()).isZero();
  }

  @Test
  void takesTheWordOfTheMethodBeforeTheDefault() {
    assertThat(Reservation.of(wish(null, 2), GPUS).gpus()).isEqualTo(2);
    assertThat(Reservation.of(wish(null, 0), GPUS).gpus()).isZero();
  }

  @Test
  void reservesOneGpuWhereNodesHaveSomeAndNobodySaysAnything() {
    assertThat(Reservation.of(wish(null, null), GPUS).gpus()).isEqualTo(1);
  }

  @Test
  void saysThatThereIsNoGpuToReserve() {
    Grant grant = Reservation.of(wish(null, null), PLAIN);
    assertThat(grant.gpus()).isZero();
    assertThat(grant.isOdd()).isTrue();
  }

  @Test
  void namesTheNodesWhereNoneHasSoManyGpus() {
    assertThatThrownBy(() -> Reservation.of(wish(3, null), GPUS))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("3 GPUs")
        .hasMessageContaining("a advertises 0, b advertises 2");
    assertThatThrownBy(() -> Reservation.of(wish(null, 1), PLAIN))
        .hasMessageContaining("The method asks for 1 GPUs")
        .hasMessageContaining("(a, b) advertises any");
  }

  @Test
  void refusesMoreMemoryOrProcessorsThanAnyNodeHas() {
    Limits huge = new Limits(Optional.of(64.0), Optional.of("1t"));
    assertThatThrownBy(
            () -> Reservation.of(new Wish(Optional.of(0), Optional.empty(), huge), PLAIN))
        .hasMessageContaining("64.0 processors, 1048576 MB of memory")
        .hasMessageContaining("a has 4.0 processors, 8192 MB of memory");
  }
}
