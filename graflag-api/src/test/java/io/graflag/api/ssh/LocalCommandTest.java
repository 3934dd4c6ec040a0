package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the sentences with which a start fails. */
class LocalCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cannot run program "x": error=2, No such file or directory | 2
          Cannot run program "x": Exec failed, error: 2 (No such file or directory) | 2
          Cannot run program "x": error=13, Permission non accord\u00e9e | 13
          Cannot run program "x": Exec failed, error: 13 (Permission denied) | 13
          Cannot run program "error: 2" (in directory "/y"): error=13, Permission denied | 13
          something else | -1
          """)
  void readsTheNumberOfTheErrorWhateverTheJavaAndTheLanguage(String text, int number) {
    assertThat(LocalCommand.errorNumber(new IOException(text))).isEqualTo(number);
  }
}
