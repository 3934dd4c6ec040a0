package io.graflag.datasets.generate;

import io.graflag.core.AtomicFile;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import io.graflag.core.result.Labels;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.Graph;
import io.graflag.datasets.GraphCollection;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.datasets.reader.GraphCollectionReader;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.datasets.reader.SnapshotReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes datasets with their descriptor, in the layout that the readers expect. */
public final class DatasetWriter {
  private static final String NAME = "name";

  /** The files that any reader looks for. */
  private static final Set<String> KNOWN =
      Set.of(
          EdgeStreamReader.DATA,
          EdgeStreamReader.LABELS,
          GraphReader.EDGES, // of snapshots and collections, too
          GraphReader.FEATURES,
          GraphReader.LABELS,
          GraphCollectionReader.GRAPHS,
          GraphCollectionReader.NODES, // of snapshots, too
          SnapshotReader.SNAPSHOTS);

  private final Path directory;
  private final List<Map<String, Object>> files = new ArrayList<>();

  DatasetWriter(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes an edge stream and its metadata.json.
   *
   * @param directory the directory of the dataset, created if absent; its name is the dataset's
   * @param description one sentence for lists
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public static void write(Path directory, EdgeStream stream, String description) {
    DatasetWriter writer = new DatasetWriter(directory);
    StringBuilder data = new StringBuilder();
    StringBuilder labels = new StringBuilder();
    int highest = -1;
    for (int edge = 0; edge < stream.size(); edge++) {
      int source = stream.sources()[edge];
      int target = stream.targets()[edge];
      highest = Math.max(highest, Math.max(source, target));
      data.append(source).append(',').append(target).append(',');
      data.append(stream.timestamps()[edge]).append('\n');
      labels.append(stream.labels()[edge]).append('\n');
    }
    writer.file(EdgeStreamReader.DATA, data);
    writer.file(EdgeStreamReader.LABELS, labels);
    writer.descriptor(
        description,
        "edge stream: src,dst,ts a line; 0 or 1 a line",
        highest + 1,
        stream.size(),
        stream.anomalyCount());
  }

  /**
   * Writes a graph and its metadata.json; features are rounded to three decimals.
   *
   * <p>Where edges have labels, those of nodes are written only if the reader could not tell them:
   * one is known, or the last nodes have no edge.
   *
   * @param directory the directory of the dataset, created if absent; its name is the dataset's
   * @param description one sentence for lists
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public static void write(Path directory, Graph graph, String description) {
    DatasetWriter writer = new DatasetWriter(directory);
    boolean labelsEdges = graph.edgeLabels().length > 0;
    StringBuilder edges = new StringBuilder(labelsEdges ? "src,dst,outlier\n" : "src,dst\n");
    for (int edge = 0; edge < graph.edgeCount(); edge++) {
      edges.append(graph.sources()[edge]).append(',').append(graph.targets()[edge]);
      if (labelsEdges) {
        edges.append(',').append(graph.edgeLabels()[edge]);
      }
      edges.append('\n');
    }
    writer.file(GraphReader.EDGES, edges);
    if (graph.featureCount() > 0) {
      writer.file(GraphReader.FEATURES, features(graph));
    }
    if (!labelsEdges || needsNodeLabels(graph)) {
      writer.file(GraphReader.LABELS, nodeLabels(graph));
    }
    writer.descriptor(
        description,
        labelsEdges
            ? "graph of labelled edges, with a header"
            : "node graph: edges, features and labels with headers",
        graph.nodeCount(),
        graph.edgeCount(),
        labelsEdges ? graph.anomalousEdgeCount() : graph.anomalyCount());
  }

  /**
   * Writes a collection of graphs and its metadata.json.
   *
   * @param directory the directory of the dataset, created if absent; its name is the dataset's
   * @param description one sentence for lists
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public static void write(Path directory, GraphCollection collection, String description) {
    int[] graphs = collection.graphOfNode();
    int[] firstNodes = collection.firstNodes();
    StringBuilder edges = new StringBuilder("graph,src,dst\n");
    for (int edge = 0; edge < collection.edgeCount(); edge++) {
      int graph = graphs[collection.sources()[edge]];
      edges.append(graph).append(',');
      edges.append(collection.sources()[edge] - firstNodes[graph]).append(',');
      edges.append(collection.targets()[edge] - firstNodes[graph]).append('\n');
    }
    StringBuilder nodes = new StringBuilder("graph,node,label\n");
    for (int node = 0; node < collection.nodeCount(); node++) {
      nodes.append(graphs[node]).append(',').append(node - firstNodes[graphs[node]]).append(',');
      nodes.append(collection.nodeLabels()[node]).append('\n');
    }
    StringBuilder labels = new StringBuilder("graph,outlier\n");
    for (int graph = 0; graph < collection.graphCount(); graph++) {
      labels.append(graph).append(',').append(collection.labels()[graph]).append('\n');
    }
    DatasetWriter writer = new DatasetWriter(directory);
    writer.file(GraphCollectionReader.EDGES, edges);
    writer.file(GraphCollectionReader.GRAPHS, labels);
    writer.file(GraphCollectionReader.NODES, nodes);
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("graphs", collection.graphCount());
    counts.put("nodes", collection.nodeCount());
    counts.put("edges", collection.edgeCount());
    counts.put("anomalies", collection.anomalyCount());
    writer.descriptor(
        description, "collection of graphs: edges, graphs and nodes with headers", counts);
  }

  /** Whether a reader without labels of nodes would take the graph for another one. */
  private static boolean needsNodeLabels(Graph graph) {
    int last = graph.nodeCount() - 1;
    boolean isLastJoined =
        IntStream.concat(Arrays.stream(graph.sources()), Arrays.stream(graph.targets()))
            .anyMatch(node -> node == last);
    return !isLastJoined
        || IntStream.rangeClosed(0, last).anyMatch(node -> graph.labels()[node] != Labels.UNKNOWN);
  }

  private static StringBuilder nodeLabels(Graph graph) {
    StringBuilder labels = new StringBuilder("node,outlier\n");
    for (int node = 0; node < graph.nodeCount(); node++) {
      labels.append(node).append(',').append(graph.labels()[node]).append('\n');
    }
    return labels;
  }

  private static StringBuilder features(Graph graph) {
    int width = graph.featureCount();
    String[] names = IntStream.range(0, width).mapToObj(i -> "f" + i).toArray(String[]::new);
    StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
    for (int i = 0; i < graph.features().length; i++) {
      // Through whole numbers: the digits of Float.toString changed between releases of the JDK.
      int thousandths = Math.round(graph.features()[i] * 1000);
      int size = Math.abs(thousandths);
      text.append(thousandths < 0 ? "-" : "").append(size / 1000).append('.');
      text.append(Integer.toString(1000 + size % 1000), 1, 4);
      text.append((i + 1) % width == 0 ? '\n' : ',');
    }
    return text;
  }

  /** Writes one file and remembers its checksum. */
  void file(String name, StringBuilder text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw StorageErrors.of("create", directory, e);
    }
    AtomicFile.write(directory.resolve(name), out -> out.write(bytes));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(NAME, name);
    entry.put("sha256", sha256(bytes));
    files.add(entry);
  }

  private void descriptor(String description, String format, int nodes, int edges, int anomalies) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("nodes", nodes);
    counts.put("edges", edges);
    counts.put("anomalies", anomalies);
    descriptor(description, format, counts);
  }

  /**
   * Writes metadata.json, which lists the files written before, and deletes what an earlier dataset
   * left: a reader would take it for a part of this one.
   *
   * @param counts how many there are of what, in the order of the file
   */
  void descriptor(String description, String format, Map<String, Integer> counts) {
    deleteLeftovers();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(NAME, directory.toAbsolutePath().normalize().getFileName().toString());
    metadata.put("description", description);
    metadata.put("source", "generated: io.graflag.datasets.generate.Main");
    metadata.put("license", "Apache-2.0");
    metadata.put("format", format);
    metadata.put("files", files);
    metadata.putAll(counts);
    Json.write(SharedLayout.datasetMetadata(directory), metadata);
  }

  private void deleteLeftovers() {
    Set<Object> written = files.stream().map(file -> file.get(NAME)).collect(Collectors.toSet());
    for (String name : KNOWN) {
      for (String stored : List.of(name, name + ".gz")) {
        Path leftover = directory.resolve(stored);
        try {
          if (!written.contains(stored)) {
            Files.deleteIfExists(leftover);
          }
        } catch (IOException e) {
          throw StorageErrors.of("delete", leftover, e);
        }
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
