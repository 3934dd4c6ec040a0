package io.graflag.api.setup;

import static io.graflag.api.setup.FakeCluster.ONE;
import static io.graflag.api.setup.FakeCluster.TWO;
import static io.graflag.api.setup.FakeCluster.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.setup.SetupStep.State;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelSetupTest {

  @TempDir Path root;
  private FakeCluster cluster;
  private FakeNodes nodes;

  @BeforeEach
  void prepare() {
    cluster = new FakeCluster(root);
    nodes = cluster.nodes;
  }

  @Test
  void setsUpAllWorkersAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meet =
        () -> {
          both.countDown();
          awaited(both);
        };
    nodes.during(ONE, SetupScript.WORKER, meet).during(TWO, SetupScript.WORKER, meet);
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.ALREADY);
    assertThat(step(steps, "images", TWO).state()).isEqualTo(State.ALREADY);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted.", null, e);
    }
  }

  @Test
  void anInterruptEndsAllThatIsAtWorkAndClearsUp() {
    Thread user = Thread.currentThread();
    CountDownLatch busy = new CountDownLatch(2);
    AtomicInteger ended = new AtomicInteger();
    Runnable work =
        () -> {
          busy.countDown();
          ended.addAndGet(isInterrupted() ? 1 : 0);
        };
    nodes.during(ONE, SetupScript.WORKER, work).during(TWO, SetupScript.WORKER, work);
    AtomicBoolean cleared = new AtomicBoolean();
    nodes.during(SetupScript.CLEAN, () -> cleared.set(!user.isInterrupted()));
    new Thread(() -> interrupt(user, busy)).start();
    assertThatThrownBy(() -> cluster.setUp(false)).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).hasValue(2);
    assertThat(cleared).isTrue();
  }

  private static void interrupt(Thread user, CountDownLatch busy) {
    awaited(busy);
    user.interrupt();
  }

  private static boolean isInterrupted() {
    try {
      new CountDownLatch(1).await(20, TimeUnit.SECONDS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
