package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.result.ResultType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewMethodTest {
  private static final MethodName NAME = new MethodName("my_method");

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(MethodLanguage.class)
  void writesAWholeDirectoryUnderItsOwnName(MethodLanguage language) throws IOException {
    NewMethod method = NewMethod.write(NAME, language, root.resolve("shared/methods"));
    Path directory = root.resolve("shared/methods/my_method");
    assertThat(method.directory()).isEqualTo(directory.toString());
    assertThat(names(directory)).containsExactlyInAnyOrderElementsOf(method.files());
    for (String file : method.files()) {
      assertThat(directory.resolve(file)).content().doesNotContain("@METHOD@").endsWith("\n");
    }
    assertThat(names(directory.getParent())).containsExactly("my_method");
  }

  @ParameterizedTest
  @EnumSource(MethodLanguage.class)
  void describesEveryParameterAndKeepsToTheContract(MethodLanguage language) {
    Path directory = Path.of(NewMethod.write(NAME, language, root).directory());
    MethodSpec spec = MethodSpec.read(NAME, directory);
    assertThat(spec.env().values()).containsEntry("METHOD_NAME", "my_method");
    assertThat(spec.resultType()).contains(ResultType.NODE_ANOMALY_SCORES);
    assertThat(spec.gpus()).hasValue(0);
    assertThat(spec.parameterDescriptions()).containsOnlyKeys("STEPS", "SEED");
    Findings findings = new Findings();
    MethodFolder folder = new MethodFolder(directory, true);
    EnvCheck.read(folder, findings);
    ImageCheck.check(spec, folder, findings);
    ParameterCheck.check(spec, folder, findings);
    assertThat(Folder.complaints(findings)).isEmpty();
  }

  @Test
  void leavesWhatIsThereAsItIs() throws IOException {
    Files.createDirectories(root.resolve("my_method"));
    Files.writeString(root.resolve("my_method/.env"), "COMMAND=mine");
    assertThatThrownBy(() -> NewMethod.write(NAME, MethodLanguage.JAVA, root))
        .hasMessageContaining(root.resolve("my_method") + " exists already")
        .extracting(e -> ((GraflagException) e).kind())
        .isEqualTo(Kind.CONFLICT);
    assertThat(names(root.resolve("my_method"))).containsExactly(".env");
    assertThat(names(root)).containsExactly("my_method");
  }

  @Test
  void leavesNothingWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    assertThatThrownBy(() -> NewMethod.write(NAME, MethodLanguage.JAVA, file))
        .isInstanceOf(GraflagException.class);
    assertThat(names(root)).containsExactly("file");
  }

  @ParameterizedTest
  @CsvSource({"My Method!, my_method", "a__b, a_b", "../../etc, etc", "-x-, x", "naïve, na_ve"})
  void suggestsANameThatWouldDo(String name, String suggestion) {
    assertThatThrownBy(() -> Authoring.name(name))
        .extracting(e -> ((GraflagException) e).hint().orElseThrow())
        .asString()
        .startsWith("Try " + suggestion + ". Names hold ");
    assertThat(Authoring.name(suggestion).value()).isEqualTo(suggestion);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "$(;)", "\u001b"})
  void suggestsNothingWhereNothingIsLeft(String name) {
    assertThatThrownBy(() -> Authoring.name(name))
        .extracting(e -> ((GraflagException) e).hint().orElseThrow())
        .asString()
        .startsWith("Names hold ");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
