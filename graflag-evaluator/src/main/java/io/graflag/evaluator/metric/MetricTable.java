package io.graflag.evaluator.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Metrics by key, and for each that is not defined the reason. */
public final class MetricTable {
  private final Map<MetricKey, Number> values = new EnumMap<>(MetricKey.class);
  private final Map<String, List<MetricKey>> undefined = new LinkedHashMap<>();

  /** Notes a value; one that is not finite has to be noted as undefined instead. */
  public void put(MetricKey key, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(key.key() + " is " + value);
    }
    values.put(key, value);
  }

  /** Notes a count. */
  public void put(MetricKey key, int count) {
    values.put(key, count);
  }

  /** Notes a whole number that an int may not hold. */
  public void put(MetricKey key, long number) {
    values.put(key, number);
  }

  /**
   * Notes that metrics are not defined.
   *
   * @param reason why, as the end of a sentence: "all 10 kept scores belong to normal items"
   */
  public void putUndefined(String reason, MetricKey... keys) {
    for (MetricKey key : keys) {
      values.put(key, null);
      undefined.computeIfAbsent(reason, any -> new ArrayList<>()).add(key);
    }
  }

  /** A value; empty where it is not defined or does not apply. */
  public OptionalDouble value(MetricKey key) {
    return Optional.ofNullable(values.get(key)).stream().mapToDouble(Number::doubleValue).findAny();
  }

  /** All metrics by name, in the order of {@link MetricKey}; null where not defined. */
  public Map<String, Number> values() {
    Map<String, Number> byName = new LinkedHashMap<>();
    values.forEach((key, value) -> byName.put(key.key(), value));
    return Collections.unmodifiableMap(byName);
  }

  /** One sentence a reason, naming the metrics that are not defined. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    undefined.forEach(
        (reason, keys) ->
            warnings.add(
                keys.stream().sorted().map(MetricKey::key).collect(Collectors.joining(", "))
                    + (keys.size() == 1 ? " is" : " are")
                    + " not defined: "
                    + reason
                    + "."));
    return warnings;
  }
}
