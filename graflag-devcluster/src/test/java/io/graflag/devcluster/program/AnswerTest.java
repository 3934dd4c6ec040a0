package io.graflag.devcluster.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void keepsTheWordsOfDockerAndLeavesItsAdviceOut() {
    String said =
        "docker: Error response from daemon: unable to apply caps: operation not permitted\n\n"
            + "Run 'docker run --help' for more information\n";
    assertThat(new Answer(125, "", said).words())
        .isEqualTo("unable to apply caps: operation not permitted");
  }

  @Test
  void takesStandardOutputWhereThereIsNoError() {
    assertThat(new Answer(22, "404\n", "").words()).isEqualTo("404");
    assertThat(new Answer(7, "", "\n").words()).isEqualTo("exit code 7");
  }
}
