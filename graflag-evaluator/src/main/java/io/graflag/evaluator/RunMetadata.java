package io.graflag.evaluator;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is known of a run beside its scores.
 *
 * @param values the method's metadata, with the runner's measurements in place of its own
 * @param subject method and dataset in words, for titles
 * @param warnings what could not be read
 */
record RunMetadata(Map<String, Object> values, String subject, List<String> warnings) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Joins what the method says of itself with what the runner measured. */
  static RunMetadata of(ExperimentDirectory experiment, Map<String, Object> reported) {
    StatusFile.Reading reading = StatusFile.read(experiment.status());
    Map<String, Object> values = new LinkedHashMap<>(reported);
    reading.status().ifPresent(status -> putMeasured(values, status));
    List<String> warnings = new ArrayList<>();
    reading
        .problem()
        .ifPresent(problem -> warnings.add("The runner's measurements are unknown: " + problem));
    return new RunMetadata(values, subject(experiment, reported), warnings);
  }

  private static void putMeasured(Map<String, Object> values, Status status) {
    status
        .execTime()
        .ifPresent(time -> replace(values, "exec_time_ms", time.toNanos() / NANOS_PER_MILLI));
    status.resources().ifPresent(use -> putMeasured(values, use));
  }

  private static void putMeasured(Map<String, Object> values, ResourceUse use) {
    if (Double.isFinite(use.peakMemoryMb())) {
      replace(values, "peak_memory_mb", use.peakMemoryMb());
    }
    OptionalDouble gpu = use.peakGpuMb();
    if (gpu.isPresent()) {
      replace(values, "peak_gpu_mb", gpu.getAsDouble());
    }
  }

  private static void replace(Map<String, Object> values, String key, double measured) {
    if (values.containsKey(key)) {
      values.put("method_reported_" + key, values.get(key));
    }
    values.put(key, measured);
  }

  private static String subject(ExperimentDirectory experiment, Map<String, Object> reported) {
    return ExperimentName.find(experiment.name())
        .map(name -> name.method() + " on " + name.dataset())
        .orElseGet(
            () ->
                reported.get("method_name") instanceof String method
                        && reported.get("dataset") instanceof String dataset
                    ? method + " on " + dataset
                    : experiment.name());
  }
}
