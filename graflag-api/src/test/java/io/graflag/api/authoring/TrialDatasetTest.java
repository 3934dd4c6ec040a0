package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.SharedFolder;
import io.graflag.api.storage.DatasetEntry;
import io.graflag.api.storage.LocalStorage;
import io.graflag.core.method.DatasetName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialDatasetTest {
  @TempDir Path root;
  private final Findings findings = new Findings();

  private Optional<String> chosen(Optional<String> wanted, String... env) {
    SharedFolder shared =
        new SharedFolder(root)
            .dataset("a_tiny")
            .dataset("sample_graph")
            .dataset("sample_stream")
            .write("datasets/large/edges.csv", "src,dst\n".repeat(100));
    LocalStorage storage = new LocalStorage(shared.places(), SharedFolder.CLOCK);
    return TrialDataset.choose(Folder.spec(env), wanted.map(DatasetName::parse), storage, findings)
        .map(DatasetEntry::name);
  }

  @Test
  void prefersTheSampleOfTheDeclaredKind() {
    assertThat(chosen(Optional.empty())).contains("sample_graph");
    assertThat(chosen(Optional.empty(), "RESULT_TYPE=EDGE_STREAM_ANOMALY_SCORES"))
        .contains("sample_stream");
    assertThat(chosen(Optional.empty(), "SUPPORTED_DATASETS=*_stream")).contains("sample_stream");
  }

  @Test
  void takesTheSmallestWhereNoSampleIsSupported() {
    assertThat(chosen(Optional.empty(), "SUPPORTED_DATASETS=large,a_*")).contains("a_tiny");
  }

  @Test
  void takesTheOneThatIsAskedFor() {
    assertThat(chosen(Optional.of("large"))).contains("large");
  }

  @Test
  void refusesTheOneThatIsNotSupported() {
    assertThat(chosen(Optional.of("large"), "SUPPORTED_DATASETS=a_*")).isEmpty();
    assertThat(Folder.complaints(findings))
        .containsExactly("error SUPPORTED_DATASETS: a_* does not admit large.");
  }

  @Test
  void saysThatNoDatasetFits() {
    assertThat(chosen(Optional.empty(), "SUPPORTED_DATASETS=uci")).isEmpty();
    assertThat(Folder.complaints(findings))
        .containsExactly("error SUPPORTED_DATASETS: No dataset in " + root + " fits uci.");
  }
}
