package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.GraFlag;
import io.graflag.api.SharedFolder;
import io.graflag.core.method.MethodName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoringTest {
  private static final MethodName NAME = new MethodName("mine");

  @TempDir Path root;

  private Authoring authoring(Map<String, String> environment) {
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    properties.setProperty("user.dir", root.toString());
    return GraFlag.of(environment, properties, SharedFolder.CLOCK).authoring();
  }

  @Test
  void writesBesideTheUserWhereNothingIsSet() {
    authoring(Map.of()).create(NAME, MethodLanguage.PYTHON);
    assertThat(root.resolve("shared/methods/mine/detector.py")).exists();
  }

  @Test
  void writesUnderTheVariableWhereItIsSet() throws IOException {
    Files.createDirectory(root.resolve("lab"));
    Map<String, String> variables = Map.of("GRAFLAG_SHARED_DIR", root.resolve("lab").toString());
    authoring(variables).create(NAME, MethodLanguage.PYTHON);
    assertThat(root.resolve("lab/methods/mine/detector.py")).exists();
    assertThat(root.resolve("shared")).doesNotExist();
  }

  @Test
  void checksADirectoryWhereverItLies() {
    Folder folder = new Folder(root.resolve("lab")).file(".env", "METHOD_NAME=mine");
    try (MethodCheck check = authoring(Map.of()).check(CheckRequest.of("lab/methods/mine", root))) {
      MethodReport report = check.run(text -> {});
      assertThat(report.directory()).isEqualTo(folder.method().directory().toString());
      assertThat(report.listed()).isFalse();
      assertThat(report.sharedDir()).contains(root.resolve("lab").toString());
      assertThat(report.ready()).isFalse();
      assertThat(report.count(Check.Level.ERROR)).isEqualTo(1);
    }
  }

  @Test
  void saysThatThereIsNoSuchDirectory() {
    assertThatThrownBy(() -> authoring(Map.of()).check(CheckRequest.of("./nosuch", root)))
        .hasMessage(root.resolve("nosuch") + " is no directory.");
  }
}
