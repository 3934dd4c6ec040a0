package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvCheckTest {
  private static final String GOOD =
      "METHOD_NAME=mine\nCOMMAND=true\nRESULT_TYPE=NODE_ANOMALY_SCORES\n";

  @TempDir Path root;

  private List<String> complaints(String text) {
    Findings findings = new Findings();
    EnvCheck.read(new Folder(root).file(".env", text).method(), findings);
    return Folder.complaints(findings);
  }

  @Test
  void hasNothingToSayOfAGoodFile() {
    assertThat(complaints(GOOD + "GPUS=1\nMONITOR_INTERVAL=0.5\n_SEED=1\n")).isEmpty();
  }

  @Test
  void namesFileAndLineOfWhatIsNoKeyAndValue() {
    assertThat(complaints(GOOD + "oops\n"))
        .singleElement()
        .asString()
        .startsWith("warning .env: ")
        .contains("mine/.env:4: not KEY=VALUE");
  }

  @Test
  void warnsOfAnotherNameThanTheDirectorys() {
    assertThat(complaints(GOOD + "METHOD_NAME=yours"))
        .containsExactly(
            "warning METHOD_NAME: It is 'yours', but the directory, which counts, is mine.");
  }

  @Test
  void acceptsTheNameInUpperCaseAsPublishedMethodsHaveIt() {
    assertThat(complaints(GOOD + "METHOD_NAME=MINE")).isEmpty();
  }

  @Test
  void warnsOfAKeyThatMeansNothing() {
    assertThat(complaints(GOOD + "COMAND=x"))
        .containsExactly(
            "warning .env: The key COMAND means nothing; the method sees it as a variable.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "'a'", "\"a\"", "$HOME", "`id`"})
  void warnsOfADefaultThatTheOriginalSplitsOrExpands(String value) {
    assertThat(complaints(GOOD + "_A=" + value))
        .singleElement()
        .asString()
        .startsWith("warning parameters: The default of A holds");
  }

  @Test
  void warnsOfACommentThatIsPartOfADefault() {
    assertThat(complaints(GOOD + "_A=5 # epochs\n_URL=a#b"))
        .containsExactly(
            "warning parameters: The default of A is all of '5 # epochs', with the '#'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_DATA", "_exp", "_Command", "_METHOD_NAME", "_MONITOR_INTERVAL"})
  void refusesAParameterThatIsReserved(String key) {
    assertThat(complaints(GOOD + key + "=1"))
        .containsExactly(
            "error parameters: "
                + key.substring(1)
                + " is reserved, and nobody can set a parameter of that name.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__A", "_1", "_", "_A-B"})
  void warnsOfANameThatIsNoFlag(String key) {
    assertThat(complaints(GOOD + key + "=1"))
        .containsExactly("warning parameters: " + key + " does not reach the method as a flag.");
  }

  @Test
  void refusesValuesThatAreNone() {
    assertThat(complaints(GOOD + "RESULT_TYPE=NODES\nGPUS=two\nMONITOR_INTERVAL=often"))
        .hasSize(3)
        .allMatch(text -> text.startsWith("error "));
  }

  @Test
  void refusesATableWithoutAType() {
    assertThat(complaints("METHOD_NAME=mine\nCOMMAND=true\nRESULTS_FROM=a.csv"))
        .containsExactly("error RESULT_TYPE: RESULTS_FROM needs it.");
  }

  @Test
  void stopsAtADirectoryWhoseNameBreaksTheRule() {
    Findings findings = new Findings();
    assertThat(EnvCheck.read(new MethodFolder(root.resolve("My Method"), false), findings))
        .isEmpty();
    assertThat(Folder.complaints(findings))
        .containsExactly("error name: The directory's name is no name of a method.");
  }

  @Test
  void stopsAtAMissingFile() {
    Findings findings = new Findings();
    assertThat(EnvCheck.read(new Folder(root).method(), findings)).isEmpty();
    assertThat(Folder.complaints(findings)).singleElement().asString().contains("There is no ");
  }
}
