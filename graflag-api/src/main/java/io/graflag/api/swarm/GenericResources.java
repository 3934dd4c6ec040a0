package io.graflag.api.swarm;

import com.github.dockerjava.api.model.DockerObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The generic resources of Swarm, which docker-java has no types for.
 *
 * <p>Named ones are counted one by one ({@code NamedResourceSpec}), others come as a number ({@code
 * DiscreteResourceSpec}).
 */
final class GenericResources {
  static final String KEY = "GenericResources";

  private GenericResources() {}

  /**
   * How many of each kind an answer holds.
   *
   * @param answer a whole element of an answer; parts of it have no raw values
   * @param path the keys that lead to the list
   */
  static Map<String, Integer> of(DockerObject answer, String... path) {
    Object at = answer.getRawValues();
    for (String key : path) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    Map<String, Integer> counts = new HashMap<>();
    if (at instanceof List<?> list) {
      for (Object resource : list) {
        if (resource instanceof Map<?, ?> map) {
          add(counts, map.get("NamedResourceSpec"));
          add(counts, map.get("DiscreteResourceSpec"));
        }
      }
    }
    return counts;
  }

  private static void add(Map<String, Integer> counts, Object resource) {
    if (resource instanceof Map<?, ?> map && map.get("Kind") instanceof String kind) {
      int count = map.get("Value") instanceof Number number ? number.intValue() : 1;
      counts.merge(kind, count, Integer::sum);
    }
  }

  /** How many GPUs an answer holds. */
  static int gpus(DockerObject answer, String... path) {
    return Optional.ofNullable(of(answer, path).get(SwarmNode.GPU)).orElse(0);
  }

  /** A number of GPUs as a reservation writes it. */
  static List<Map<String, Object>> reservation(int gpus) {
    return List.of(Map.of("DiscreteResourceSpec", Map.of("Kind", SwarmNode.GPU, "Value", gpus)));
  }
}
