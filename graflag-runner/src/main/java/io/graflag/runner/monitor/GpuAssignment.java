package io.graflag.runner.monitor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The graphics cards that the orchestrator reserved for this run.
 *
 * <p>Swarm names them in {@code DOCKER_RESOURCE_NVIDIA-GPU}, separated by commas, as whoever set up
 * the node has called them: by uuid (whole or its beginning), by number, or by any word. A word,
 * and a lone number, which may be a mere count, say nothing about which card it is.
 *
 * @param names what the variables hold
 */
public record GpuAssignment(List<String> names) {
  /** No card is reserved: all of them are ours. */
  public static final GpuAssignment NONE = new GpuAssignment(List.of());

  private static final String PREFIX = "DOCKER_RESOURCE_";
  private static final String CARD = "GPU-";
  private static final String MIG = "MIG-";

  /** Apart, so that a run without reserved cards does not wait for patterns. */
  private static final class Names {
    static final Pattern WHOLE_CARD =
        Pattern.compile("GPU-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    static final Pattern DEVICE =
        Pattern.compile(
            "(GPU-|MIG-|MIG-GPU-)[0-9a-f]{4,8}(-[0-9a-f]*)*(/[0-9]+/[0-9]+)?",
            Pattern.CASE_INSENSITIVE);
    static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private Names() {}
  }

  public GpuAssignment {
    names = List.copyOf(names);
  }

  /** Reads every variable that Swarm sets for a reserved resource with GPU in its name. */
  public static GpuAssignment from(Map<String, String> environment) {
    Set<String> names = new LinkedHashSet<>();
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String key = variable.getKey();
      if (key.startsWith(PREFIX) && key.toUpperCase(Locale.ROOT).contains("GPU")) {
        for (String name : variable.getValue().split(",")) {
          names.add(name.strip());
        }
      }
    }
    names.remove("");
    return names.isEmpty() ? NONE : new GpuAssignment(List.copyOf(names));
  }

  /**
   * The same, but asks the first process of the container where the variables are gone.
   *
   * <p>A launcher in Debian's shell hands on no variable whose name it cannot say, such as one with
   * a hyphen; the init process that started it still has it.
   *
   * @param environment the variables of this process
   * @param init those of the first process: /proc/1/environ
   */
  public static GpuAssignment from(Map<String, String> environment, Path init) {
    GpuAssignment own = from(environment);
    return own.names.isEmpty() ? from(variables(init)) : own;
  }

  private static Map<String, String> variables(Path file) {
    Map<String, String> variables = new HashMap<>();
    try {
      String text = Files.isReadable(file) ? Files.readString(file, ISO_8859_1) : "";
      for (String entry : text.contains(PREFIX) ? text.split("\0") : new String[0]) {
        int equals = entry.indexOf('=');
        if (equals > 0) {
          variables.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      // The first process is another user's: then it is not that of a container of ours.
      return Map.of();
    }
    return variables;
  }

  /**
   * The value of CUDA_VISIBLE_DEVICES that leaves the method these cards alone.
   *
   * <p>Empty unless all names are uuids: a number here need not be CUDA's.
   */
  public Optional<String> visibleDevices() {
    boolean uuids = !names.isEmpty() && names.stream().allMatch(GpuAssignment::isDevice);
    return uuids ? Optional.of(String.join(",", names)) : Optional.empty();
  }

  /** The names that nvidia-smi surely understands, if all are such; else none. */
  List<String> selectable() {
    return names.stream().allMatch(name -> Names.WHOLE_CARD.matcher(name).matches())
        ? names
        : List.of();
  }

  /** Whether the names say which cards they stand for. */
  boolean saysWhich() {
    return names.stream().anyMatch(GpuAssignment::isDevice) || isListOfNumbers();
  }

  /** Whether a card is one of these; false where its name does not tell. */
  boolean holds(int index, Optional<String> uuid) {
    boolean numbered = isListOfNumbers() && names.contains(Integer.toString(index));
    return numbered || uuid.map(this::holds).orElse(false);
  }

  private boolean holds(String uuid) {
    return names.stream()
        .filter(GpuAssignment::isDevice)
        .map(GpuAssignment::card)
        .anyMatch(card -> startsWithIgnoringCase(uuid, card));
  }

  /** "MIG-GPU-uuid/1/0" is a part of the card GPU-uuid; a later "MIG-uuid" is no card's name. */
  private static String card(String name) {
    return startsWithIgnoringCase(name, MIG + CARD)
        ? name.substring(MIG.length()).split("/")[0]
        : name;
  }

  /** Whether it is a uuid or the beginning of one, and no word such as "GPU-b". */
  private static boolean isDevice(String name) {
    return Names.DEVICE.matcher(name).matches();
  }

  private boolean isListOfNumbers() {
    return names.size() > 1
        && names.stream().allMatch(name -> Names.NUMBER.matcher(name).matches());
  }

  private static boolean startsWithIgnoringCase(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  @Override
  public String toString() {
    return String.join(", ", names);
  }
}
