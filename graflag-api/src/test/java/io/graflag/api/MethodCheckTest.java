package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.authoring.Authoring;
import io.graflag.api.authoring.CheckRequest;
import io.graflag.api.authoring.MethodCheck;
import io.graflag.api.authoring.MethodReport;
import io.graflag.api.copy.FileTree;
import io.graflag.api.engine.Waiting;
import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.method.Parameters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checks that are closed while they go on. */
class MethodCheckTest {
  private static final Set<Thread.State> WAITS_OR_IS_DONE =
      EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED);

  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private MethodCheck check;

  @BeforeEach
  void open() {
    SharedFolder folder =
        new SharedFolder(root)
            .method("mine", "COMMAND=true", "RESULT_TYPE=NODE_ANOMALY_SCORES")
            .dataset("toy");
    Clock clock = Clock.systemUTC();
    Client client = new Client("1.0", "here", "ada");
    Authoring authoring =
        new Authoring(
            new LocalStorage(folder.places(), clock),
            place ->
                new Experiments(
                    place,
                    engine,
                    engine,
                    new RunStarter(place, engine, client, clock),
                    clock,
                    "ada"),
            root,
            "/usr/bin:/bin",
            clock);
    check =
        authoring.check(
            new CheckRequest(
                "mine",
                root,
                Optional.empty(),
                Parameters.NONE,
                CheckRequest.DEFAULT_TIMEOUT,
                true,
                true));
  }

  @Test
  void runsNothingOnceItIsClosed() {
    assertThatThrownBy(() -> check.run(progress -> check.close()))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(engine.started).isEmpty();
  }

  @Test
  @Timeout(30)
  void stopsTheRunThatStartsWhileItIsClosed() {
    Thread closing = new Thread(check::close);
    engine.service = new Service.Running();
    engine.beforeStart =
        () -> {
          closing.start();
          Waiting.until(
              Duration.ofSeconds(10), () -> WAITS_OR_IS_DONE.contains(closing.getState()));
        };
    MethodReport report = check.run(progress -> {});
    assertThat(report.checks()).anyMatch(found -> found.finding().contains("ended as stopped"));
    FileTree.delete(Path.of(report.keptIn().orElseThrow()));
  }
}
