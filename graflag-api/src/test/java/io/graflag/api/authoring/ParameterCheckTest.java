package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterCheckTest {
  @TempDir Path root;
  private final Findings findings = new Findings();

  @ParameterizedTest
  @ValueSource(strings = {"'--batch_size'", "--batch-size", "env[\"_BATCH_SIZE\"]", "batchSize"})
  void findsAParameterAsItIsWritten(String text) {
    Folder folder = new Folder(root).file("src/train.py", text);
    ParameterCheck.check(Folder.spec("_BATCH_SIZE=1"), folder.method(), findings);
    assertThat(Folder.complaints(findings)).isEmpty();
  }

  @Test
  void warnsOfAParameterThatNobodyReads() {
    Folder folder =
        new Folder(root)
            .file("train.py", "--lr --seeds")
            .file("README.md", "seed")
            .file(".env", "");
    ParameterCheck.check(Folder.spec("_LR=1", "_SEED=1"), folder.method(), findings);
    assertThat(Folder.complaints(findings))
        .containsExactly("warning parameters: The source nowhere mentions SEED.");
  }

  @Test
  void saysNothingWhereTheSourceLiesElsewhere() {
    Folder folder = new Folder(root).file("Dockerfile", "").file("binary", "a\0b");
    ParameterCheck.check(Folder.spec("_LR=1"), folder.method(), findings);
    assertThat(Folder.complaints(findings)).isEmpty();
  }
}
