package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.graflag.api.SharedFolder;
import io.graflag.api.config.Origin;
import io.graflag.api.config.Places;
import io.graflag.core.GraflagException;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  @TempDir Path own;
  @TempDir Path shipped;
  private Catalogue catalogue;

  @BeforeEach
  void fill() {
    new SharedFolder(own).method("mine", "COMMAND=true").method("midas", "COMMAND=false");
    new SharedFolder(shipped)
        .method("midas", "COMMAND=true")
        .method("degree", "COMMAND=true")
        .dataset("sample");
    catalogue =
        new Catalogue(
            new Places(own, own, Optional.of(shipped), own.resolve("experiments"), List.of()));
  }

  @Test
  void listsBothKindsByNameAndLetsTheOwnOneWin() {
    assertThat(catalogue.methods())
        .extracting(MethodEntry::name, MethodEntry::origin)
        .containsExactly(
            tuple("degree", Origin.SHIPPED), tuple("midas", Origin.OWN), tuple("mine", Origin.OWN));
  }

  @Test
  void findsAMethodWhereverItLies() {
    assertThat(catalogue.method(new MethodName("midas")).directory()).startsWith(own);
    assertThat(catalogue.method(new MethodName("degree")).directory()).startsWith(shipped);
    assertThat(catalogue.dataset(new DatasetName("sample")).origin()).isEqualTo(Origin.SHIPPED);
  }

  @Test
  void namesBothFoldersAndNearNamesOfEither() {
    assertThatThrownBy(() -> catalogue.method(new MethodName("degre")))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining(own + "/methods or " + shipped + "/methods")
        .satisfies(e -> assertThat(((GraflagException) e).hint().orElseThrow()).contains("degree"));
  }

  @Test
  void doesNotRunAShippedMethodInPlaceOfABrokenOwnOne() {
    new SharedFolder(own).write("methods/degree/readme.txt", "no .env yet");
    assertThatThrownBy(() -> catalogue.method(new MethodName("degree")))
        .hasMessageContaining("it has no .env file");
  }
}
