package io.graflag.devcluster.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  @TempDir Path folder;

  @Test
  void liesWhereTheUserKeepsStates() {
    assertThat(StateDirectory.of(Map.of(), folder).path())
        .isEqualTo(folder.resolve(".local/state/graflag/devcluster"));
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "/s"), folder).path())
        .isEqualTo(Path.of("/s/graflag/devcluster"));
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "s"), folder).path())
        .startsWithRaw(folder);
  }

  @Test
  void isClosedToEverybodyElseEvenWhereItWasOpen() throws IOException {
    Files.createDirectories(folder.resolve("state"));
    StateDirectory state = new StateDirectory(folder.resolve("state"));
    state.create();
    state.writeKnownHosts("x\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.knownHosts())))
        .isEqualTo("rw-------");
  }

  @Test
  void remembersAnIdentityAndPassesOverADamagedOne() throws IOException {
    StateDirectory state = new StateDirectory(folder.resolve("state"));
    state.create();
    String identity = StateDirectory.newIdentity();
    state.remember(identity);
    assertThat(state.identity()).contains(identity);
    Files.writeString(state.path().resolve("cluster"), identity.substring(0, 9));
    assertThat(state.identity()).isEmpty();
  }

  @Test
  void letsOnlyOneCallWorkAtATime() {
    StateDirectory state = new StateDirectory(folder.resolve("state"));
    state.create();
    assertThatThrownBy(() -> StateLock.holding(state, () -> StateLock.holding(state, () -> "both")))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    assertThat(StateLock.holding(state, () -> "one")).isEqualTo("one");
  }
}
