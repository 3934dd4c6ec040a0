package io.graflag.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.result.ResultType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodSpecTest {
  @Test
  void readsWhatTheFileDeclares() {
    MethodSpec method =
        spec(
            "DESCRIPTION=Finds bursts\nSOURCE_CODE=https://example.org\nSOURCE_REF=abc123\n"
                + "INTEGRATION=upstream\nIMAGE=base\nCOMMAND=run\nGPUS=2\n"
                + "SUPPORTED_DATASETS=uci*\nRESULT_TYPE=EDGE_STREAM_ANOMALY_SCORES");
    assertThat(method.description()).contains("Finds bursts");
    assertThat(method.sourceCode()).contains("https://example.org");
    assertThat(method.sourceRef()).contains("abc123");
    assertThat(method.integration()).contains("upstream");
    assertThat(method.image()).contains("base");
    assertThat(method.command()).isEqualTo("run");
    assertThat(method.gpus()).hasValue(2);
    assertThat(method.supportedDatasets()).containsExactly(new DatasetPattern("uci*"));
    assertThat(method.resultType()).contains(ResultType.EDGE_STREAM_ANOMALY_SCORES);
  }

  @Test
  void leavesOutWhatTheFileDoesNotDeclare() {
    MethodSpec method = spec("COMMAND=run\nIMAGE=");
    assertThat(method.description()).isEmpty();
    assertThat(method.image()).isEmpty();
    assertThat(method.gpus()).isEmpty();
    assertThat(method.resultType()).isEmpty();
    assertThat(method.supportedDatasets()).isEmpty();
  }

  @Test
  void listsParametersAndTheirDescriptionsWithoutUnderscore() {
    MethodSpec method = spec("# Command line\nCOMMAND=run\n# Step width\n_LR=0.1\n_SEED=1\n");
    assertThat(method.parameters()).containsExactly(entry("LR", "0.1"), entry("SEED", "1"));
    assertThat(method.parameterDescriptions()).containsExactly(entry("LR", "Step width"));
  }

  @ParameterizedTest
  @CsvSource({"_A,true", "_a1,true", "_,false", "__A,false", "_1,false", "A,false", "_ä,false"})
  void tellsAParameterByUnderscoreAndLetter(String variable, boolean parameter) {
    assertThat(MethodSpec.isParameter(variable)).isEqualTo(parameter);
  }

  @Test
  void saysThatAMethodHasNoCommand() {
    assertThatThrownBy(() -> spec("COMMAND=").command())
        .hasMessage("The .env of method midas has no COMMAND.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "-1", "1.5", "9999999999", "٣"})
  void refusesAGpuCountThatIsNoNumber(String gpus) {
    assertThatThrownBy(() -> spec("GPUS=" + gpus).gpus())
        .hasMessage("GPUS of method midas is '" + gpus + "', not a number.");
  }

  @Test
  void readsTheFileInTheMethodsDirectory(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".env"), "COMMAND=go");
    assertThat(MethodSpec.read(MethodName.parse("midas"), directory).command()).isEqualTo("go");
  }

  private static MethodSpec spec(String env) {
    return new MethodSpec(MethodName.parse("midas"), EnvFile.parse(env, ".env"));
  }
}
