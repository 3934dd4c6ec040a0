package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which connections are kept, and which are ended. */
@ExtendWith(SshServer.Extension.class)
class LinksIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Connection one;
  private Connection two;

  @BeforeEach
  void connect(SshServer server) {
    SessionConnector connector = new SessionConnector(server.account(), SshTiming.usual());
    one = connector.connect();
    two = connector.connect();
  }

  @AfterEach
  void disconnect() {
    one.close();
    two.close();
  }

  @Test
  void keepsWhatRunsOverAConnectionThatIsTooSlowToOpenMore() throws Exception {
    Queue<Link> links = new ArrayDeque<>(List.of(new Link(one), new Link(two)));
    Link first = links.element();
    SharedLink shared = new SharedLink(links::remove, Runnable::run);
    Running running = shared.use(link -> link.call("cat", LIMIT));
    Link other = shared.use(link -> answering(link, first));
    assertThat(other).isNotSameAs(first);
    running.input().write("still here".getBytes(StandardCharsets.UTF_8));
    running.input().close();
    assertThat(running.output().readAllBytes()).asString().isEqualTo("still here");
    running.end();
    assertThat(one.session().isConnected()).as("after its last command").isFalse();
  }

  private static Link answering(Link link, Link silent) throws NotOpenedException {
    if (link == silent) {
      throw NotOpenedException.silent(null);
    }
    return link;
  }

  @Test
  void letsAStreamHaveTheConnectionOfCallsThatAreOver() throws Exception {
    Queue<Link> links = new ArrayDeque<>(List.of(new Link(one), new Link(two)));
    Link first = links.element();
    SharedLink shared = new SharedLink(links::remove, Runnable::run);
    BulkLinks streams = new BulkLinks(shared::giveUpIdle, () -> fail("made another connection"));
    shared.use(link -> link.call("true", LIMIT)).end();
    Running stream = streams.start("cat");
    assertThat(shared.<Link>use(link -> link)).as("for calls meanwhile").isNotSameAs(first);
    stream.input().write("streamed".getBytes(StandardCharsets.UTF_8));
    stream.input().close();
    assertThat(stream.output().readAllBytes()).asString().isEqualTo("streamed");
    stream.end();
    streams.close();
    assertThat(one.session().isConnected()).isFalse();
    assertThat(two.session().isConnected()).isTrue();
  }

  @Test
  void letsNoStreamHaveAConnectionThatACallRunsOver() throws Exception {
    Queue<Link> links = new ArrayDeque<>(List.of(new Link(one)));
    SharedLink shared = new SharedLink(links::remove, Runnable::run);
    Running running = shared.use(link -> link.call("cat", LIMIT));
    assertThat(shared.giveUpIdle()).as("while it runs").isEmpty();
    running.end();
    shared.use(link -> assertThat(shared.giveUpIdle()).as("while one is begun").isEmpty());
    assertThat(shared.giveUpIdle()).as("after the last").isPresent();
    assertThat(shared.giveUpIdle()).as("once more").isEmpty();
  }

  @Test
  void waitsForNoConnectionThatIsOnlyBeingMade() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    SharedLink shared = new SharedLink(() -> new Link(one), task -> asked.countDown());
    Thread caller =
        new Thread(
            () -> {
              try {
                shared.use(link -> link);
              } catch (IOException | InterruptedException e) {
                return;
              }
            });
    caller.start();
    asked.await();
    caller.interrupt();
    caller.join();
    assertThat(CompletableFuture.supplyAsync(shared::giveUpIdle))
        .succeedsWithin(LIMIT)
        .isEqualTo(Optional.empty());
  }

  @Test
  void opensAnotherConnectionWhereTheIdleOneIsDead() throws Exception {
    Link dead = new Link(one);
    one.session().disconnect();
    BulkLinks streams = new BulkLinks(() -> Optional.of(dead), () -> new Link(two));
    Running stream = streams.start("echo alive");
    assertThat(stream.output().readAllBytes()).asString().isEqualTo("alive\n");
    stream.end();
  }

  @Test
  void endsAConnectionForAStreamThatWasMadeAfterTheClosing() {
    BulkLinks[] links = new BulkLinks[1];
    links[0] =
        new BulkLinks(
            Optional::empty,
            () -> {
              links[0].close();
              return new Link(one);
            });
    assertThatThrownBy(() -> links[0].start("true")).hasMessageContaining("is closed");
    assertThat(one.session().isConnected()).isFalse();
  }

  @Test
  void endsAConnectionForCallsThatWasMadeAfterTheClosing() throws Exception {
    ExecutorService connecting = Executors.newSingleThreadExecutor();
    SharedLink[] links = new SharedLink[1];
    links[0] =
        new SharedLink(
            () -> {
              links[0].close();
              return new Link(one);
            },
            connecting::submit);
    assertThatThrownBy(() -> links[0].use(link -> link)).hasMessageContaining("is closed");
    connecting.shutdown();
    assertThat(connecting.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(one.session().isConnected()).isFalse();
  }
}
