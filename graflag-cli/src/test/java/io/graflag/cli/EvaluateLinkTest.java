package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateLinkTest {
  @TempDir Path root;

  @Test
  void refusesAFolderWhoseEvalIsALink() throws IOException {
    CommandLineSession session = new CommandLineSession(root).write("friend/results.json", "{}");
    Files.createSymbolicLink(root.resolve("friend/eval"), root);
    CommandLineSession.Answer answer = session.graflag("evaluate", "--path", "friend");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("eval is a link");
  }
}
