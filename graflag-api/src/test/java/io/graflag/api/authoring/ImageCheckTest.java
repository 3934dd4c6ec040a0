package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCheckTest {
  private static final String CMD =
      "\nCMD [\"/opt/graflag/bin/graflag-runner\", \"--pass-env-args\"]\n";

  @TempDir Path root;

  private List<String> complaints(String dockerfile, String... env) {
    Folder folder = new Folder(root).file("Dockerfile", dockerfile);
    Findings findings = new Findings();
    ImageCheck.check(Folder.spec(env), folder.method(), findings);
    return Folder.complaints(findings);
  }

  @Test
  void acceptsWhatTheContextHolds() {
    String dockerfile =
        "FROM x\n# COPY comment /\nCOPY --from=build /a /b\nCOPY --chown=1 methods/mine \\\n"
            + "  /methods/mine/Dockerfile /srv\nCOPY [\"methods/mine\", \"/srv\"]\n"
            + "COPY libs/graflag_runner /opt\nADD https://example.org/a /a\nCOPY $X lib* /b";
    assertThat(complaints(dockerfile + CMD, "_A=1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train.py", "methods/yours", "../secret", "/etc/passwd"})
  void warnsOfWhatTheContextDoesNotHold(String source) {
    assertThat(complaints("FROM x\nCOPY " + source + " /srv" + CMD))
        .containsExactly(
            "warning Dockerfile: It copies " + source + ", which is not in " + root + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CMD [\"python\", \"-m\", \"graflag_runner\", \"--pass-env-args\"]",
        "cmd python -m graflag_runner --pass-env-args",
        "ENTRYPOINT [\"/opt/graflag/bin/graflag-runner\", \"--pass-env-args\"]"
      })
  void acceptsTheRunnerOfTheOriginalAndOurs(String line) {
    assertThat(complaints("FROM x\n" + line + "\n", "_A=1")).isEmpty();
  }

  @Test
  void warnsWhereTheRunnerIsNotStarted() {
    assertThat(complaints("FROM x\nCMD [\"python\", \"train.py\"]\n"))
        .containsExactly("warning Dockerfile: It does not start the runner.");
  }

  @Test
  void warnsWhereParametersDoNotArrive() {
    assertThat(complaints("FROM x\nCMD [\"python\", \"-m\", \"graflag_runner\"]\n", "_A=1"))
        .singleElement()
        .asString()
        .contains("lacks --pass-env-args");
  }

  @Test
  void warnsOfASharedImageThatNobodyCanBuild() {
    assertThat(complaints("FROM x" + CMD, "IMAGE=common"))
        .containsExactly(
            "warning IMAGE: There is no methods/common/Dockerfile, so --build cannot build it.");
    assertThat(complaints("FROM x" + CMD, "IMAGE=../../etc")).hasSize(1);
    assertThat(complaints("FROM x" + CMD, "IMAGE=mine")).isEmpty();
  }
}
