package io.graflag.core.method;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes that the {@code .env} files of published methods have. */
class EnvShapesTest {
  /** The habits of many files in one: written by hand, on several systems. */
  private static final String PUBLISHED =
      String.join(
          "\r\n",
          "# ==========",
          "# A banner",
          "# ==========",
          "",
          "METHOD_NAME=SHAPES",
          "DESCRIPTION=Spots = odd edges (KDD '21), #1",
          "SOURCE_CODE=https://example.org/docs?a=b#pkg.Detector",
          "SUPPORTED_DATASETS=",
          "COMMAND = python3 -m shapes.train --mode \"full run\"",
          "",
          "# Training",
          "",
          "# Learning rate. Default: 0.004.",
          "_LR=0.004",
          "# Share of anomalies",
          "#  in (0, 0.5].",
          "_CONTAMINATION=.5",
          "_NUM_NEIGH=-1",
          "_BETA=1e-05   # keep small",
          "_ACT='relu'",
          "_NAME=\"a b\"",
          "_learning_rate=1",
          "_USE_MEMORY=",
          "_SAVE_EMB=False",
          "_ACT=torch.nn.functional.relu",
          "# _PREFIX=my_run",
          "# _UNIFORM=true",
          "--use_gpu",
          "uniform",
          "  _SEED =  142  ",
          "export _WORKERS=4",
          "_LAST=x");

  private final EnvFile env = EnvFile.parse("\uFEFF" + PUBLISHED, "m/.env");
  private final MethodSpec spec = new MethodSpec(MethodName.parse("shapes"), env);

  @Test
  void keepEveryParameterAsItIsWritten() {
    assertThat(spec.parameters())
        .containsExactly(
            entry("LR", "0.004"),
            entry("CONTAMINATION", ".5"),
            entry("NUM_NEIGH", "-1"),
            entry("BETA", "1e-05   # keep small"),
            entry("ACT", "torch.nn.functional.relu"),
            entry("NAME", "\"a b\""),
            entry("learning_rate", "1"),
            entry("USE_MEMORY", ""),
            entry("SAVE_EMB", "False"),
            entry("SEED", "142"),
            entry("WORKERS", "4"),
            entry("LAST", "x"));
  }

  @Test
  void keepWhatIsNoParameter() {
    assertThat(spec.command()).isEqualTo("python3 -m shapes.train --mode \"full run\"");
    assertThat(spec.description()).contains("Spots = odd edges (KDD '21), #1");
    assertThat(spec.sourceCode()).contains("https://example.org/docs?a=b#pkg.Detector");
    assertThat(spec.supportedDatasets()).as("all of them").isEmpty();
    assertThat(env.values()).containsEntry("METHOD_NAME", "SHAPES");
  }

  @Test
  void describeAParameterByTheCommentDirectlyAbove() {
    assertThat(spec.parameterDescriptions())
        .containsExactly(
            entry("LR", "Learning rate. Default: 0.004."),
            entry("CONTAMINATION", "Share of anomalies in (0, 0.5]."));
  }

  @Test
  void warnOfLinesThatAreNoPairs() {
    assertThat(env.warnings())
        .containsExactly(
            "m/.env:28: not KEY=VALUE, skipped: --use_gpu",
            "m/.env:29: not KEY=VALUE, skipped: uniform");
  }

  @ParameterizedTest
  @CsvSource({
    "export A=1,          A,        1",
    "export   _LR =.5,    _LR,      .5",
    "exports=1,           exports,  1",
    "export=1,            export,   1",
    "export = 1,          export,   1"
  })
  void dropTheWordThatShellsNeed(String line, String key, String value) {
    assertThat(EnvFile.parse(line, "m/.env").values()).containsExactly(entry(key, value));
  }

  @Test
  void areTheSameOnDiskWithEitherLineEnd(@TempDir Path directory) throws IOException {
    for (String end : List.of("\n", "\r\n", "\r")) {
      byte[] bytes = ("\uFEFF" + PUBLISHED.replace("\r\n", end)).getBytes(UTF_8);
      Path file = Files.write(directory.resolve(".env"), bytes);
      assertThat(EnvFile.read(file).values()).as(end).isEqualTo(env.values());
    }
  }

  @Test
  void becomeFlagsInOrder() {
    Map<String, String> variables =
        Parameters.parse(List.of("lr=0.1", "NOTE=")).over(env.values()).variables();
    assertThat(MethodCommand.withParameters("run", variables).line())
        .isEqualTo(
            "run --act torch.nn.functional.relu --beta '1e-05   # keep small' --contamination .5"
                + " --last x --lr 0.1 --name '\"a b\"' --note --num_neigh -1 --save_emb False"
                + " --seed 142 --use_memory --workers 4 --learning_rate 1");
  }
}
