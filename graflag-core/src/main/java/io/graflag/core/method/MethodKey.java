package io.graflag.core.method;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The keys of a method's {@code .env} that mean something; all others are variables. */
public enum MethodKey {
  /** Name of the method, for people. */
  METHOD_NAME,
  /** One sentence on it. */
  DESCRIPTION,
  /** Where its source code lies. */
  SOURCE_CODE,
  /** Commit of the upstream source. */
  SOURCE_REF,
  /** How it was brought here. */
  INTEGRATION,
  /** The shared image that stands in for one of its own. */
  IMAGE,
  /** What it runs on. */
  SUPPORTED_DATASETS,
  /** What the runner executes. */
  COMMAND,
  /** What its results are. */
  RESULT_TYPE,
  /** The table that the runner makes results of. */
  RESULTS_FROM,
  /** Seconds between resource samples. */
  MONITOR_INTERVAL,
  /** How many GPUs it needs. */
  GPUS;

  /** Whether a key is one of them. */
  public static boolean holds(String key) {
    return Arrays.stream(values()).anyMatch(known -> known.name().equals(key));
  }

  /** All of them, for a sentence. */
  public static String words() {
    return Arrays.stream(values()).map(MethodKey::name).collect(Collectors.joining(", "));
  }
}
