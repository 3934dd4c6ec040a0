package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1:5000/taddy:1.2, 10.0.0.1:5000/taddy, 1.2, 10.0.0.1:5000",
    "10.0.0.1:5000/taddy, 10.0.0.1:5000/taddy, latest, 10.0.0.1:5000",
    "localhost/a/b:c, localhost/a/b, c, localhost",
    "registry:2, registry, 2, docker.io",
    "pytorch/pytorch, pytorch/pytorch, latest, docker.io"
  })
  void takesNamesApart(String text, String repository, String tag, String registry) {
    ImageName name = ImageName.parse(text);

    assertThat(name).isEqualTo(new ImageName(repository, tag));
    assertThat(name.registry()).isEqualTo(registry);
  }

  @Test
  void takesADigestForATag() {
    assertThat(ImageName.parse("h:5000/x@sha256:12"))
        .isEqualTo(new ImageName("h:5000/x", "sha256:12"));
  }
}
