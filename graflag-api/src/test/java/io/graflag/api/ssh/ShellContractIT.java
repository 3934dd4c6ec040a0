package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds wherever the manager is. */
@ExtendWith(SshServer.Extension.class)
class ShellContractIT {
  private static final InputStream NOTHING = InputStream.nullInputStream();

  /** Where the manager is. */
  enum Place {
    HERE,
    THERE
  }

  private final LocalShell local = new LocalShell();
  private Shell remote;

  @BeforeEach
  void reach(SshServer server) {
    remote = server.shell();
  }

  private Shell at(Place place) {
    return switch (place) {
      case HERE -> local;
      case THERE -> remote;
    };
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  void tellsExitCodeAndBothStreams(Place place) {
    Finished finished = at(place).run(Argv.of("sh", "-c", "echo out; echo err >&2; exit 7"));
    assertThat(finished.exitCode()).isEqualTo(7);
    assertThat(finished.text()).isEqualTo("out\n");
    assertThat(finished.errors()).isEqualTo("err\n");
  }

  @ParameterizedTest
  @EnumSource
  void passesHostileArgumentsByteForByte(Place place) {
    List<String> hostile =
        List.of(
            "a b'c\"d$(touch /tmp/x);\n",
            "",
            "*",
            "~",
            "\\",
            "`id`",
            "-n",
            "\u00e9\ud83d\ude00",
            "!x");
    List<String> words = new ArrayList<>(List.of("printf", "%s|"));
    words.addAll(hostile);
    assertThat(at(place).run(new Argv(words)).text()).isEqualTo(String.join("|", hostile) + "|");
  }

  @ParameterizedTest
  @EnumSource
  void bringsFiveMegabytesThereAndBack(Place place) {
    byte[] bytes = random(5 << 20);
    Finished finished = at(place).run(Argv.of("cat"), bytes, Shell.USUAL_LIMIT);
    assertThat(finished.output()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void letsACommandIgnoreItsInput(Place place) {
    assertThat(at(place).run(Argv.of("true"), random(5 << 20), Shell.USUAL_LIMIT).succeeded())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void tellsAMissingProgramByItsExitCode(Place place) {
    Finished finished = at(place).run(Argv.of("graflag-no-such-program"));
    assertThat(finished.exitCode()).isEqualTo(127);
    assertThat(finished.errors()).contains("graflag-no-such-program");
  }

  @ParameterizedTest
  @EnumSource
  void tellsASignalByItsExitCode(Place place) {
    assertThat(at(place).run(Argv.of("sh", "-c", "kill -9 $$")).exitCode()).isEqualTo(137);
  }

  @ParameterizedTest
  @EnumSource
  void givesUpWhenTheLimitIsOver(Place place) {
    Argv sleep = Argv.of("sleep", "30");
    assertThatThrownBy(() -> at(place).run(sleep, new byte[0], Duration.ofMillis(300)))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessageContaining("sleep on " + at(place).describe());
  }

  @ParameterizedTest
  @EnumSource
  void givesUpWhereTheOutputIsTooLarge(Place place) {
    assertThatThrownBy(() -> at(place).run(Argv.of("head", "-c", "70000000", "/dev/zero")))
        .hasFieldOrPropertyWithValue("kind", Kind.FAILED)
        .hasMessageContaining("more than 64 MB");
  }

  @ParameterizedTest
  @EnumSource
  void endsWhereItsThreadIsInterrupted(Place place) {
    at(place).run(Argv.of("true")); // so that the wait is for the command
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> at(place).run(Argv.of("sleep", "30")))
        .hasFieldOrPropertyWithValue("kind", Kind.INTERRUPTED);
    assertThat(Thread.interrupted()).as("still marked as interrupted").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void streamsAnyLengthBothWays(Place place) {
    byte[] bytes = random(100 << 20);
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    int code = at(place).stream(Argv.of("cat"), new ByteArrayInputStream(bytes), back, line -> {});
    assertThat(code).isZero();
    assertThat(back.toByteArray()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void streamsErrorsLineByLine(Place place) {
    List<String> lines = new ArrayList<>();
    Argv command = Argv.of("sh", "-c", "printf 'one\\ntwo \u00e9' >&2; exit 3");
    int code = at(place).stream(command, NOTHING, OutputStream.nullOutputStream(), lines::add);
    assertThat(code).isEqualTo(3);
    assertThat(lines).containsExactly("one", "two \u00e9");
  }

  @ParameterizedTest
  @EnumSource
  void leavesAnInputThatNobodyReadsAnyMore(Place place) {
    AtomicReference<Thread> reader = new AtomicReference<>();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            reader.set(Thread.currentThread());
            return 'x';
          }
        };
    Argv once = Argv.of("head", "-c", "1");
    assertThat(at(place).stream(once, endless, OutputStream.nullOutputStream(), l -> {})).isZero();
    awaitIdle(reader.get());
  }

  /** A thread of a pool waits for its next task, or has ended. */
  private static void awaitIdle(Thread thread) {
    Set<Thread.State> idle =
        EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!idle.contains(thread.getState()) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(thread.getState()).isIn(idle);
  }

  @ParameterizedTest
  @EnumSource
  void blamesThisSideWhereItsOwnStreamsFail(Place place) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("bad sector");
          }
        };
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> at(place).stream(Argv.of("cat"), broken, full, line -> {}))
        .hasFieldOrPropertyWithValue("kind", Kind.STORAGE)
        .hasMessageContaining("bad sector");
    assertThatThrownBy(() -> at(place).stream(Argv.of("yes"), NOTHING, full, line -> {}))
        .hasFieldOrPropertyWithValue("kind", Kind.STORAGE_FULL);
  }

  @ParameterizedTest
  @EnumSource
  void countsCommands(Place place) {
    long before = at(place).requests();
    at(place).run(Argv.of("true"));
    at(place).stream(Argv.of("true"), NOTHING, OutputStream.nullOutputStream(), line -> {});
    assertThat(at(place).requests() - before).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void readsTextAsUtf8(Place place) {
    byte[] text = "h\u00e9\n".getBytes(StandardCharsets.UTF_8);
    assertThat(at(place).run(Argv.of("cat"), text, Shell.USUAL_LIMIT).text())
        .isEqualTo("h\u00e9\n");
  }
}
