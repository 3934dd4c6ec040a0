package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.StateFacts.Service;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFollowerTest {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_140000");
  private static final GraflagException CUT =
      GraflagException.of(Kind.UNREACHABLE, "The connection was cut.");

  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private final List<RunEvent> events = new ArrayList<>();
  private final Deque<Runnable> looks = new ArrayDeque<>();
  private SharedFolder folder;
  private LocalStorage storage;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    engine.service = new Service.Running();
    status("running");
    output("one\n");
  }

  private void status(String state) {
    folder.experiment(
        NAME.value(), "status.json", Map.of("status", state, "timestamp", "2026-03-09T14:00:00Z"));
  }

  private void output(String text) {
    folder.write("experiments/" + NAME + "/method_output.txt", text);
  }

  private ExperimentInfo look(ExperimentName name) {
    if (!looks.isEmpty()) {
      looks.remove().run();
    }
    return new ExperimentReader(storage, engine).see(name).info();
  }

  private ExperimentInfo follow(Duration blindness) {
    return new RunFollower(storage, this::look, SharedFolder.CLOCK, blindness)
        .follow(NAME, 0, events::add);
  }

  private String written() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    events.forEach(
        event -> {
          if (event instanceof RunEvent.Output output) {
            all.writeBytes(output.bytes());
          }
        });
    return all.toString(StandardCharsets.UTF_8);
  }

  private static void cut() {
    throw CUT;
  }

  private void end() {
    output("one\ntwo\n");
    status("completed");
  }

  @Test
  void readsAllThatWasWrittenBeforeTheEnd() {
    looks.addAll(List.of(() -> {}, this::end));
    assertThat(follow(Duration.ofMinutes(1)).status()).isEqualTo("completed");
    assertThat(written()).isEqualTo("one\ntwo\n");
    assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.Finished.class);
  }

  @Test
  void goesOnWhenTheConnectionComesBack() {
    looks.addAll(List.of(() -> {}, RunFollowerTest::cut, RunFollowerTest::cut, this::end));
    assertThat(follow(Duration.ofMinutes(1)).status()).isEqualTo("completed");
    assertThat(written()).isEqualTo("one\ntwo\n");
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        RunEvent.Progress.class,
                        progress -> {
                          assertThat(progress.state()).isEqualTo(ExperimentState.UNKNOWN);
                          assertThat(progress.detail().orElseThrow()).contains("was cut");
                        }));
  }

  @Test
  void goesOnWhereTheConnectionBreaksBeforeTheFirstLook() {
    looks.addAll(List.of(RunFollowerTest::cut, this::end));
    assertThat(follow(Duration.ofMinutes(1)).status()).isEqualTo("completed");
    assertThat(written()).isEqualTo("one\ntwo\n");
  }

  @Test
  void saysHowToComeBackWhenItGivesUp() {
    looks.addAll(List.of(() -> {}, RunFollowerTest::cut, RunFollowerTest::cut));
    assertThatThrownBy(() -> follow(Duration.ZERO))
        .isInstanceOfSatisfying(
            GraflagException.class,
            e -> {
              assertThat(e.getMessage()).contains("Lost sight of " + NAME);
              assertThat(e.hint().orElseThrow()).contains("graflag logs -f -e " + NAME);
            });
  }

  @Test
  void doesNotWaitForARunThatWasNeverThere() {
    assertThatThrownBy(
            () ->
                new RunFollower(storage, this::look, SharedFolder.CLOCK)
                    .follow(
                        ExperimentName.parse("exp__midas__toy__20260309_150000"), 0, events::add))
        .isInstanceOf(GraflagException.class);
  }
}
