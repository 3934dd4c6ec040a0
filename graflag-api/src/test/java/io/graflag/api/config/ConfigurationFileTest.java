package io.graflag.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
  @TempDir Path directory;

  @Test
  void writesWhatItReadsAgainForItsOwnerAlone() throws IOException {
    Path file = directory.resolve("a/b/config.env");
    ConfigurationFile.write(file, values("SSH_PORT", "2222", "SHARED_DIR", "/data/a b"));
    ConfigurationFile found = ConfigurationFile.read(file);
    assertThat(found.problems()).isEmpty();
    assertThat(found.warnings()).isEmpty();
    assertThat(found.settings().keySet())
        .containsExactly(ConfigurationKey.SSH_PORT, ConfigurationKey.SHARED_DIR);
    assertThat(found.settings().get(ConfigurationKey.SHARED_DIR).value()).isEqualTo("/data/a b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void explainsEveryKeyInAComment() throws IOException {
    Path file = directory.resolve("config.env");
    ConfigurationFile.write(file, Map.of());
    for (ConfigurationKey key : ConfigurationKey.values()) {
      assertThat(Files.readAllLines(file))
          .containsSequence("# " + key.meaning(), "#" + key + "=" + key.defaultValue());
    }
  }

  @Test
  void replacesTheFileThatALinkLeadsTo() throws IOException {
    Path real = Files.writeString(directory.resolve("dotfiles.env"), "SSH_PORT=1\n");
    Path link = Files.createSymbolicLink(directory.resolve("config.env"), real);
    ConfigurationFile.write(link, values("SSH_PORT", "2222", "SSH_USER", "ada"));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(real)).contains("SSH_PORT=2222");
  }

  @Test
  void replacesItsOwnKeysAndKeepsEveryOtherLine() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve(".env"),
            "# ours\r\nAPI_TOKEN = s3cret\r\nSSH_PORT=1\r\n\r\n  SSH_USER = ada\nSSH_PORT=2\n"
                + "NFS_PORT=7\n# HOSTS_FILE=x\nLAST=1");
    ConfigurationFile.write(file, values("SSH_PORT", "2222", "SSH_USER", "ada"));
    assertThat(Files.readString(file))
        .isEqualTo(
            "# ours\r\nAPI_TOKEN = s3cret\r\n\r\n  SSH_USER = ada\nSSH_PORT=2222\n"
                + "#NFS_PORT=2049\n# HOSTS_FILE=x\nLAST=1");
    ConfigurationFile.write(file, values("HOSTS_FILE", "h$1", "SSH_KEY", "k"));
    assertThat(Files.readString(file))
        .contains("#SSH_USER=root\n", "\nHOSTS_FILE=h$1\nLAST=1\n\n# ", "\nSSH_KEY=k\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dear diary, today\n", "API_TOKEN=s3cret\n", "# SSH_PORT matters\n"})
  void refusesAFileInWhichNoneOfItsKeysStands(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("notes"), text);
    assertThatThrownBy(() -> ConfigurationFile.write(file, Map.of()))
        .hasMessageContaining(file + " holds none of the keys of GraFlag");
    assertThat(file).hasContent(text);
  }

  @Test
  void refusesToWriteAroundALineThatIsBroken() throws IOException {
    Path file = Files.writeString(directory.resolve("a.env"), "SSH_PORT=1\ntop secret\n");
    assertThatThrownBy(() -> ConfigurationFile.write(file, Map.of()))
        .hasMessageContaining(file + ":2")
        .hasMessageNotContaining("secret");
    Path latin = directory.resolve("b.env");
    Files.write(latin, "SSH_PORT=1\n# Jos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ConfigurationFile.write(latin, Map.of()))
        .hasMessageContaining("no UTF-8");
  }

  @Test
  void fillsAFileThatIsEmpty() throws IOException {
    Path file = Files.writeString(directory.resolve("a.env"), "\n");
    ConfigurationFile.write(file, Map.of());
    assertThat(file).content().contains("#SSH_PORT=22");
  }

  @Test
  void saysThatAFolderIsInTheWay() throws IOException {
    Path blocked = Files.writeString(directory.resolve("file"), "").resolve("config.env");
    assertThatThrownBy(() -> ConfigurationFile.write(blocked, Map.of()))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("Cannot write " + blocked);
  }

  private static Map<ConfigurationKey, String> values(
      String key, String value, String other, String otherValue) {
    Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);
    values.put(ConfigurationKey.valueOf(key), value);
    values.put(ConfigurationKey.valueOf(other), otherValue);
    return values;
  }
}
