package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBuildTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "datasets\nexperiments\n",
        "# big\r\n/datasets/\r\n/experiments/**\r\n",
        "*.pt\n experiments/* \ndatasets"
      })
  void knowsTheWaysToLeaveAFolderOut(String ignored) {
    assertThat(ImageBuild.notLeftOut(ignored)).isEmpty();
  }

  @Test
  void namesTheFoldersThatWouldBeSentAlong() {
    assertThat(ImageBuild.notLeftOut("experiments\n")).containsExactly("datasets");
    assertThat(ImageBuild.notLeftOut("old-datasets\n#experiments\n"))
        .containsExactly("datasets", "experiments");
  }
}
