package io.graflag.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private static final Map<String, String> DEFAULTS =
      EnvFile.parse("COMMAND=run\n_MAX_EPOCH=50\n_lr=0.1\n__HIDDEN=1", ".env").values();

  @Test
  void splitsAtTheFirstSeparator() {
    assertThat(Parameters.parse(List.of("NOTE=a=b", "EMPTY=")).values())
        .containsExactly(entry("NOTE", "a=b"), entry("EMPTY", ""));
  }

  @Test
  void removesOneLeadingUnderscore() {
    assertThat(Parameters.parse(List.of("_MAX_EPOCH=7")).values())
        .containsExactly(entry("MAX_EPOCH", "7"));
  }

  @Test
  void keepsValuesAsTheyAre() {
    String hostile = "a b'\"$(id);\n\t`x`\\";
    assertThat(Parameters.parse(List.of("A=" + hostile)).values()).containsEntry("A", hostile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATA",
        "exp",
        "_Exp",
        "METHOD_NAME",
        "method_name",
        "Command",
        "MONITOR_INTERVAL"
      })
  void refusesAReservedVariableInAnyCase(String key) {
    String name = key.startsWith("_") ? key.substring(1) : key;
    assertThatThrownBy(() -> Parameters.parse(List.of(key + "=x")))
        .hasMessage("The variable " + name + " is reserved and cannot be set as a parameter.")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-b", "1a", "a b", "a;b", "ä", "a.b", "_", "_1", "a\u001bb"})
  void refusesAMalformedKey(String key) {
    assertThatThrownBy(() -> Parameters.parse(List.of(key + "=1")))
        .hasMessage(Json.quoted(key) + " is not the name of a parameter.")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "=1"})
  void refusesAWordThatIsNoPair(String word) {
    assertThatThrownBy(() -> Parameters.parse(List.of(word)))
        .hasMessage("\"" + word + "\" is not a parameter.")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  @Test
  void replacesADefaultUnderItsOwnName() {
    Parameters.Merged merged = Parameters.parse(List.of("MAX_EPOCH=7")).over(DEFAULTS);
    assertThat(merged.variables())
        .containsExactly(
            entry("COMMAND", "run"),
            entry("_MAX_EPOCH", "7"),
            entry("_lr", "0.1"),
            entry("__HIDDEN", "1"));
    assertThat(merged.warnings()).isEmpty();
  }

  @Test
  void replacesADefaultWhoseNameDiffersInCaseOnly() {
    Parameters.Merged merged = Parameters.parse(List.of("max_epoch=7", "LR=1")).over(DEFAULTS);
    assertThat(merged.variables())
        .containsEntry("_MAX_EPOCH", "7")
        .containsEntry("_lr", "1")
        .hasSameSizeAs(DEFAULTS);
  }

  @Test
  void prefersTheNameInTheSameCase() {
    Map<String, String> both = EnvFile.parse("_LR=1\n_lr=2", ".env").values();
    assertThat(Parameters.parse(List.of("lr=9")).over(both).variables())
        .containsExactly(entry("_LR", "1"), entry("_lr", "9"));
  }

  @Test
  void allowsAnUndeclaredParameterWithAWarningThatListsTheDeclared() {
    Parameters.Merged merged = Parameters.parse(List.of("MAX_EPOCHS=7")).over(DEFAULTS);
    assertThat(merged.variables())
        .containsEntry("_MAX_EPOCHS", "7")
        .containsEntry("_MAX_EPOCH", "50");
    assertThat(merged.warnings())
        .containsExactly("The method declares no parameter MAX_EPOCHS; it declares MAX_EPOCH, lr.");
  }

  @Test
  void warnsWhereAMethodDeclaresNothing() {
    assertThat(Parameters.parse(List.of("A=1")).over(Map.of("COMMAND", "x")).warnings())
        .containsExactly("The method declares no parameter A; it declares none.");
  }

  @Test
  void neverReachesAVariableThatIsNoParameter() {
    Parameters.Merged merged = Parameters.parse(List.of("DESCRIPTION=x")).over(DEFAULTS);
    assertThat(merged.variables())
        .containsEntry("_DESCRIPTION", "x")
        .containsEntry("COMMAND", "run");
  }

  @Test
  void refusesAValueThatNoVariableCanHold() {
    assertThatThrownBy(() -> Parameters.parse(List.of("A=b\0c")))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("NUL");
  }
}
