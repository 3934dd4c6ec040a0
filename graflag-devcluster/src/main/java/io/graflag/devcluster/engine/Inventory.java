package io.graflag.devcluster.engine;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.Subnet;
import io.graflag.devcluster.plan.AddressRange;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an engine holds, ours and others'.
 *
 * @param containers all containers, stopped ones too
 * @param networks all networks
 * @param volumes all volumes
 */
public record Inventory(
    List<FoundContainer> containers, List<FoundNetwork> networks, List<FoundVolume> volumes) {
  private static final String LABELS =
      Arrays.stream(Label.values()).map(Label::template).collect(Collectors.joining("\t"));
  private static final String CONTAINER = "{{.ID}}\t{{.Names}}\t{{.State}}\t" + LABELS;
  private static final String NETWORK = "{{.ID}}\t{{.Name}}\t" + LABELS;
  private static final String VOLUME = "{{.Name}}\t" + LABELS;
  private static final String SUBNETS = "{{.Id}}{{range .IPAM.Config}}\t{{.Subnet}}{{end}}";

  public Inventory {
    containers = List.copyOf(containers);
    networks = List.copyOf(networks);
    volumes = List.copyOf(volumes);
  }

  /**
   * Asks the engine.
   *
   * @throws GraflagException FAILED with the words of Docker
   */
  public static Inventory read(Program docker) {
    List<FoundContainer> containers =
        rows(docker, "ps", "--all", "--no-trunc", "--format", CONTAINER).stream()
            .map(row -> new FoundContainer(row[0], row[1], row[2], labels(row, 3)))
            .toList();
    List<FoundVolume> volumes =
        rows(docker, "volume", "ls", "--format", VOLUME).stream()
            .map(row -> new FoundVolume(row[0], labels(row, 1)))
            .toList();
    return new Inventory(containers, networks(docker), volumes);
  }

  private static List<FoundNetwork> networks(Program docker) {
    List<String[]> rows = rows(docker, "network", "ls", "--no-trunc", "--format", NETWORK);
    List<String> inspect = new ArrayList<>(List.of("network", "inspect", "--format", SUBNETS));
    rows.forEach(row -> inspect.add(row[0]));
    // One that was removed meanwhile is no news; the others are answered all the same.
    Map<String, List<Subnet>> subnets =
        docker.run(Call.of(inspect)).lines().stream()
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(row -> row[0], Inventory::subnets));
    return rows.stream()
        .map(
            row ->
                new FoundNetwork(
                    row[0], row[1], subnets.getOrDefault(row[0], List.of()), labels(row, 2)))
        .toList();
  }

  private static List<Subnet> subnets(String[] row) {
    return Arrays.stream(row)
        .skip(1)
        .filter(text -> text.contains(".") && !text.contains(":"))
        .map(AddressRange::around)
        .toList();
  }

  private static List<String[]> rows(Program docker, String... arguments) {
    Answer answer = docker.run(Call.of(arguments));
    if (!answer.ok()) {
      throw GraflagException.of(
          Kind.FAILED, "Docker does not list what it holds: " + answer.words());
    }
    return answer.lines().stream().map(line -> line.split("\t", -1)).toList();
  }

  private static Map<Label, String> labels(String[] row, int first) {
    Map<Label, String> labels = new EnumMap<>(Label.class);
    for (Label label : Label.values()) {
      labels.put(label, row[first + label.ordinal()]);
    }
    return labels;
  }

  /** What carries the identity of a cluster. */
  public Inventory of(String cluster) {
    return new Inventory(
        containers.stream().filter(c -> c.label(Label.CLUSTER).equals(cluster)).toList(),
        networks.stream().filter(n -> n.label(Label.CLUSTER).equals(cluster)).toList(),
        volumes.stream().filter(v -> v.label(Label.CLUSTER).equals(cluster)).toList());
  }

  /** The identity of the cluster that was made from a place, where anything of it is left. */
  public Optional<String> clusterFrom(String origin) {
    List<Map<Label, String>> all = new ArrayList<>();
    containers.forEach(container -> all.add(container.labels()));
    networks.forEach(network -> all.add(network.labels()));
    volumes.forEach(volume -> all.add(volume.labels()));
    return all.stream()
        .filter(labels -> origin.equals(labels.get(Label.ORIGIN)))
        .map(labels -> labels.getOrDefault(Label.CLUSTER, ""))
        .filter(cluster -> !cluster.isEmpty())
        .findFirst();
  }

  /** The container of a name. */
  public Optional<FoundContainer> container(String name) {
    return containers.stream().filter(container -> container.name().equals(name)).findFirst();
  }

  /** The network of a name. */
  public Optional<FoundNetwork> network(String name) {
    return networks.stream().filter(network -> network.name().equals(name)).findFirst();
  }

  /** The volume of a name. */
  public Optional<FoundVolume> volume(String name) {
    return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
  }

  /** Whether there is nothing at all. */
  public boolean isEmpty() {
    return containers.isEmpty() && networks.isEmpty() && volumes.isEmpty();
  }
}
