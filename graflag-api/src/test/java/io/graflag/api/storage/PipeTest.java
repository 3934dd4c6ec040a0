package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PipeTest {

  @Test
  void hasAvailableWhatWasWrittenAndNotRead() throws IOException {
    Pipe pipe = new Pipe();
    try (var source = pipe.source()) {
      assertThat(source.available()).isZero();
      pipe.sink().write(new byte[100]);
      assertThat(source.available()).isEqualTo(100);
      assertThat(source.readNBytes(60)).hasSize(60);
      assertThat(source.available()).isEqualTo(40);
    }
  }
}
