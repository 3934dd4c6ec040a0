package io.graflag.api.authoring;

import io.graflag.api.storage.DatasetEntry;
import io.graflag.api.storage.Storage;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.result.ResultType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which dataset a method is tried on. */
final class TrialDataset {
  private static final String SUBJECT = "SUPPORTED_DATASETS";
  private static final String SAMPLE = "sample_";

  private TrialDataset() {}

  /**
   * The dataset that was asked for, else a small one that the method supports.
   *
   * @return empty where there is none, which is an error of the method
   */
  static Optional<DatasetEntry> choose(
      MethodSpec spec, Optional<DatasetName> wanted, Storage storage, Findings findings) {
    List<DatasetPattern> patterns = spec.supportedDatasets();
    String globs = spec.env().values().getOrDefault(SUBJECT, "");
    if (wanted.isPresent()) {
      DatasetEntry dataset = storage.dataset(wanted.get());
      if (!DatasetPattern.anyMatches(patterns, dataset.name())) {
        findings.error(
            SUBJECT,
            globs + " does not admit " + dataset.name() + ".",
            "Add it, or try the method on a dataset that it supports.");
        return Optional.empty();
      }
      findings.ok(SUBJECT, admitted(globs, dataset));
      return Optional.of(dataset);
    }
    Optional<DatasetEntry> chosen =
        storage.datasets().stream()
            .filter(dataset -> dataset.problem().isEmpty())
            .filter(dataset -> DatasetPattern.anyMatches(patterns, dataset.name()))
            .min(preference(spec));
    chosen.ifPresentOrElse(
        dataset -> findings.ok(SUBJECT, admitted(globs, dataset)),
        () ->
            findings.error(
                SUBJECT,
                "No dataset in "
                    + storage.describe()
                    + (globs.isEmpty() ? " can be read." : " fits " + globs + "."),
                "'graflag list datasets' shows what there is; add one, or correct the line."));
    return chosen;
  }

  private static String admitted(String globs, DatasetEntry dataset) {
    return globs.isEmpty()
        ? "Without the line it takes any dataset, such as " + dataset.name() + "."
        : globs + " admits " + dataset.name() + ".";
  }

  /** The sample of the declared type first, then other samples; of the rest the smallest. */
  private static Comparator<DatasetEntry> preference(MethodSpec spec) {
    String sample = SAMPLE + spec.resultType().map(TrialDataset::content).orElse("graph");
    return Comparator.comparing((DatasetEntry dataset) -> !dataset.name().equals(sample))
        .thenComparing(dataset -> !dataset.name().startsWith(SAMPLE))
        .thenComparing(DatasetEntry::bytes)
        .thenComparing(DatasetEntry::name);
  }

  /** What the shipped sample for a type of results is called. */
  private static String content(ResultType type) {
    return switch (type) {
      case NODE_ANOMALY_SCORES -> "graph";
      case EDGE_ANOMALY_SCORES -> "links";
      case GRAPH_ANOMALY_SCORES -> "graphs";
      case TEMPORAL_NODE_ANOMALY_SCORES,
          TEMPORAL_EDGE_ANOMALY_SCORES,
          TEMPORAL_GRAPH_ANOMALY_SCORES ->
          "snapshots";
      case NODE_STREAM_ANOMALY_SCORES, EDGE_STREAM_ANOMALY_SCORES -> "stream";
      case GRAPH_STREAM_ANOMALY_SCORES -> "windows";
    };
  }
}
