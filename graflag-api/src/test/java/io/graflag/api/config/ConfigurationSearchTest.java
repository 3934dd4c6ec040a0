package io.graflag.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationSearchTest {
  @TempDir Path home;
  @TempDir Path work;
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void givesTheDefaultsWhereNothingIsConfigured() {
    Configuration found = read();
    assertThat(found.file()).isEmpty();
    assertThat(found.engine()).isEqualTo(EngineName.LOCAL);
    assertThat(found.managerIp()).isEmpty();
    assertThat(found.sharedDir()).isEmpty();
    assertThat(found.sshPort()).isEqualTo(22);
    assertThat(found.sshUser()).isEqualTo("root");
    assertThat(found.sshKey()).isEqualTo(home.resolve(".ssh/id_ed25519"));
    assertThat(found.nfsPort()).isEqualTo(2049);
    assertThat(found.hostsFile()).isEqualTo(work.resolve("hosts.yml"));
    assertThat(found.hostKeyChecking()).isEqualTo(HostKeyChecking.ACCEPT_NEW);
    assertThat(found.knownHosts()).isEqualTo(home.resolve(".ssh/known_hosts"));
    assertThat(found.sshJump()).isEmpty();
    assertThat(found.settings().values()).allMatch(s -> s.source().describe().equals("default"));
  }

  @Test
  void takesEveryKeyFromAFile() {
    write(work.resolve("conf/hosts"), "manager: node1");
    write(
        work.resolve("conf/cluster.env"),
        "MANAGER_IP=node1\nSSH_PORT=2222\nSSH_USER=ada\nSSH_KEY=~/keys/lab.pub\nSHARED_DIR=/data\n"
            + "NFS_PORT=12049\nHOSTS_FILE=hosts\nHOST_KEY_CHECKING=strict\n"
            + "KNOWN_HOSTS=known\nSSH_JUMP=eve@gate:23\n");
    Configuration found = read(Path.of("conf/cluster.env"));
    assertThat(found.engine()).isEqualTo(EngineName.SWARM);
    assertThat(found.managerIp()).contains("node1");
    assertThat(found.sshPort()).isEqualTo(2222);
    assertThat(found.sshUser()).isEqualTo("ada");
    assertThat(found.sshKey()).isEqualTo(home.resolve("keys/lab"));
    assertThat(found.sharedDir()).contains(Path.of("/data"));
    assertThat(found.nfsPort()).isEqualTo(12049);
    assertThat(found.hostsFile()).isEqualTo(work.resolve("conf/hosts"));
    assertThat(found.hostKeyChecking()).isEqualTo(HostKeyChecking.STRICT);
    assertThat(found.knownHosts()).isEqualTo(work.resolve("conf/known"));
    assertThat(found.sshJump()).contains(JumpHost.parse("eve@gate:23"));
  }

  @Test
  void prefersTheChosenFileToTheOneHereAndThatToTheOneAtHome() {
    write(home.resolve(".config/graflag/config.env"), "SSH_USER=at_home");
    assertThat(read().sshUser()).isEqualTo("at_home");
    write(work.resolve(".env"), "SSH_USER=here");
    assertThat(read().sshUser()).isEqualTo("here");
    write(work.resolve("other.env"), "SSH_USER=chosen");
    assertThat(read(Path.of("other.env")).sshUser()).isEqualTo("chosen");
  }

  @Test
  void letsAVariableOverrideOneKeyAndSaysWhereEachValueStands() {
    write(work.resolve(".env"), "# ours\nSSH_USER=ada\nSSH_PORT=23\n");
    environment.put("GRAFLAG_SSH_PORT", "24");
    environment.put("GRAFLAG_SSH_USER", "");
    Map<ConfigurationKey, Setting> settings = read().settings();
    assertThat(settings.get(ConfigurationKey.SSH_PORT).source().describe())
        .isEqualTo("GRAFLAG_SSH_PORT");
    assertThat(settings.get(ConfigurationKey.SSH_USER).source().describe())
        .isEqualTo(work.resolve(".env") + ":2");
  }

  @Test
  void passesOverAFileOfAnotherToolAndNotesIt() throws IOException {
    write(work.resolve(".env"), "METHOD_NAME=midas\nnot a line\nPASSWORD=secret\n");
    assertThat(read().file()).isEmpty();
    assertThat(read().notes()).singleElement().asString().contains("passed over");
    Files.delete(work.resolve(".env"));
    Files.createDirectory(work.resolve(".env"));
    assertThat(read().notes()).isEmpty();
  }

  @Test
  void warnsOfKeysThatAreNotOursWithFileAndLine() {
    Path file = work.resolve(".env");
    write(file, "SSH_USER=ada\nDEFAULT_TAG=latest\nDEFAULT_BUILD=1\nSSH_PORTT=1\nSSH_USER=eve\n");
    assertThat(read().sshUser()).isEqualTo("eve");
    assertThat(read().warnings())
        .containsExactly(
            file + ":2: DEFAULT_TAG of the original has no meaning here; it is ignored.",
            file + ":3: DEFAULT_BUILD of the original has no meaning here; it is ignored.",
            file + ":4: unknown key SSH_PORTT; it is ignored.",
            file + ":5: SSH_USER stands again; it counts, line 1 does not.");
  }

  @Test
  void reportsAllProblemsTogetherEachWithItsPlace() {
    Path file = work.resolve(".env");
    write(file, "MANAGER_IP=10.0.0.300\nSSH_PORT=0\ntop secret\nSSH_KEY='~/key'\nHOSTS_FILE=h.yml");
    write(work.resolve("h.yml"), "manager: [1]\nworkers: 3\n");
    environment.put("GRAFLAG_NFS_PORT", "65536");
    environment.put("GRAFLAG_HOST_KEY_CHECKING", "no");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT))
        .hasMessageContaining("has 8 problems")
        .hasMessageContainingAll(
            file + ":1: MANAGER_IP is \"10.0.0.300\"",
            file + ":2: SSH_PORT is \"0\"",
            file + ":3: the line is not KEY=VALUE",
            file + ":4: SSH_KEY is \"'~/key'\", in quotes",
            "GRAFLAG_NFS_PORT: NFS_PORT is \"65536\"",
            "GRAFLAG_HOST_KEY_CHECKING: HOST_KEY_CHECKING is \"no\"",
            work.resolve("h.yml") + ":1: ",
            work.resolve("h.yml") + ":2: ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void needsTheHostsOnlyForACluster() {
    write(work.resolve(".env"), "MANAGER_IP=node1\nHOSTS_FILE=none.yml\n");
    assertThatThrownBy(this::read).hasMessageContaining("none.yml: it does not exist");
    assertThat(search().with(Optional.empty(), Optional.of(EngineName.LOCAL)).read().engine())
        .isEqualTo(EngineName.LOCAL);
  }

  @Test
  void saysThatSharedDirIsNoDirectoryAndWhoSaysSo() {
    write(work.resolve(".env"), "\nSHARED_DIR=nowhere\n");
    assertThatThrownBy(this::read)
        .hasMessageContaining(
            work.resolve(".env") + ":2: SHARED_DIR is " + work.resolve("nowhere"));
  }

  @Test
  void passesOverTheSharedDirOfAClusterOnThisMachineAndSaysSo() {
    Path file = work.resolve(".env");
    Optional<EngineName> local = Optional.of(EngineName.LOCAL);
    write(file, "MANAGER_IP=node1\nSHARED_DIR=/nosuch/shared\n");
    Configuration found = search().with(Optional.empty(), local).read();
    assertThat(found.sharedDir()).isEmpty();
    assertThat(found.warnings())
        .containsExactly(
            file
                + ":2: SHARED_DIR is /nosuch/shared on the cluster, and does not exist here; it is"
                + " taken as not set.");
    environment.put("GRAFLAG_SHARED_DIR", "/nosuch/other");
    assertThatThrownBy(() -> search().with(Optional.empty(), local).read())
        .hasMessageContaining("GRAFLAG_SHARED_DIR: SHARED_DIR is /nosuch/other");
  }

  @Test
  void readsWindowsLineEndsAndAByteOrderMark() {
    write(work.resolve(".env"), "\uFEFFSSH_USER=ada\r\nSSH_PORT = 23\r\n\r\n");
    assertThat(read().sshUser()).isEqualTo("ada");
    assertThat(read().sshPort()).isEqualTo(23);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSH_USER=Jos\u00e9|:1: SSH_USER holds bytes that are no UTF-8",
        "SSH_USER=a\0b|:1: a NUL character",
        "SSH_USER=-oProxyCommand=x|:1: SSH_USER is \"-oProxyCommand=x\""
      })
  void refusesBytesThatAreNoValue(String line, String problem) throws IOException {
    Path file = work.resolve("latin.env");
    Files.write(file, line.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file)).hasMessageContaining(file + problem);
  }

  @Test
  void refusesAFileThatIsMissingADirectoryOrHuge() throws IOException {
    Path huge = Files.write(work.resolve("huge.env"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> read(work.resolve("none"))).hasMessageContaining("it does not exist");
    assertThatThrownBy(() -> read(work)).hasMessageContaining("it is a directory");
    assertThatThrownBy(() -> read(huge)).hasMessageContaining("larger than 1 MiB");
    assertThatThrownBy(() -> read(Path.of("/dev/zero"))).hasMessageContaining("larger than 1 MiB");
    assertThat(read(Path.of("/dev/null")).sshPort()).isEqualTo(22);
  }

  private Configuration read() {
    return search().read();
  }

  private Configuration read(Path chosen) {
    return search().with(Optional.of(chosen), Optional.empty()).read();
  }

  private ConfigurationSearch search() {
    return new ConfigurationSearch(
        Optional.empty(), Optional.empty(), environment, work, new UserHome(home));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
