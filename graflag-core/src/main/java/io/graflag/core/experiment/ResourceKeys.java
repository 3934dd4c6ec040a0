package io.graflag.core.experiment;

import io.graflag.core.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The objects {@code resources} and {@code machine} of status.json.
 *
 * <p>The keys of the original are always there, with null for what is unknown; ours are absent
 * then.
 */
final class ResourceKeys {
  private static final double MICROS_PER_SECOND = 1e6;

  private ResourceKeys() {}

  static ResourceUse parse(JsonObject json) {
    return new ResourceUse(
        json.number("peak_memory_mb").orElse(Double.NaN),
        number(json, "peak_gpu_mb"),
        number(json, "total_memory_mb"),
        number(json, "total_gpu_mb"),
        number(json, "cgroup_peak_mb"),
        new ProcessTotals(
            number(json, "cpu_seconds"),
            bytes(json, "io_read_bytes"),
            bytes(json, "io_write_bytes")),
        json.objects("gpus").stream().map(ResourceKeys::parseGpu).toList());
  }

  static Map<String, Object> toMap(ResourceUse use) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("peak_memory_mb", rounded(use.peakMemoryMb()));
    json.put("peak_gpu_mb", orNull(use.peakGpuMb()));
    json.put("total_memory_mb", orNull(use.totalMemoryMb()));
    json.put("total_gpu_mb", orNull(use.totalGpuMb()));
    put(json, "cgroup_peak_mb", use.cgroupPeakMb());
    use.totals().cpuSeconds().ifPresent(time -> json.put("cpu_seconds", toMicros(time)));
    use.totals().readBytes().ifPresent(bytes -> json.put("io_read_bytes", bytes));
    use.totals().writeBytes().ifPresent(bytes -> json.put("io_write_bytes", bytes));
    if (!use.gpus().isEmpty()) {
      List<Object> gpus = new ArrayList<>();
      use.gpus().forEach(gpu -> gpus.add(toMap(gpu)));
      json.put("gpus", gpus);
    }
    return json;
  }

  static Machine parseMachine(JsonObject json) {
    return new Machine(
        json.text("cpu_model"),
        count(json, "logical_cpus"),
        count(json, "allowed_cpus"),
        number(json, "memory_mb"),
        number(json, "memory_limit_mb"),
        json.text("kernel"),
        json.text("os"),
        json.text("gpu_driver"));
  }

  static Map<String, Object> toMap(Machine machine) {
    Map<String, Object> json = new LinkedHashMap<>();
    machine.cpuModel().ifPresent(model -> json.put("cpu_model", model));
    machine.logicalCpus().ifPresent(cpus -> json.put("logical_cpus", cpus));
    machine.allowedCpus().ifPresent(cpus -> json.put("allowed_cpus", cpus));
    put(json, "memory_mb", machine.memoryMb());
    put(json, "memory_limit_mb", machine.memoryLimitMb());
    machine.kernel().ifPresent(kernel -> json.put("kernel", kernel));
    machine.os().ifPresent(os -> json.put("os", os));
    machine.gpuDriver().ifPresent(driver -> json.put("gpu_driver", driver));
    return json;
  }

  private static GpuUse parseGpu(JsonObject json) {
    return new GpuUse(
        json.requiredInteger("index"),
        json.text("uuid"),
        json.text("name"),
        number(json, "peak_memory_mb"),
        number(json, "total_memory_mb"),
        number(json, "mean_utilization_percent"),
        number(json, "energy_joules"));
  }

  private static Map<String, Object> toMap(GpuUse gpu) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", gpu.index());
    gpu.uuid().ifPresent(uuid -> json.put("uuid", uuid));
    gpu.name().ifPresent(name -> json.put("name", name));
    put(json, "peak_memory_mb", gpu.peakMemoryMb());
    put(json, "total_memory_mb", gpu.totalMemoryMb());
    put(json, "mean_utilization_percent", gpu.meanUtilizationPercent());
    put(json, "energy_joules", gpu.energyJoules());
    return json;
  }

  private static OptionalDouble number(JsonObject json, String key) {
    Optional<Double> value = json.number(key).filter(Double::isFinite);
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  private static OptionalLong bytes(JsonObject json, String key) {
    Optional<Long> value = json.wholeNumber(key);
    return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }

  private static OptionalInt count(JsonObject json, String key) {
    Optional<Integer> value = json.integer(key);
    return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
  }

  private static void put(Map<String, Object> json, String key, OptionalDouble value) {
    value.ifPresent(number -> json.put(key, rounded(number)));
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : null;
  }

  private static double toMicros(double seconds) {
    return Math.round(seconds * MICROS_PER_SECOND) / MICROS_PER_SECOND;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : Double.NaN;
  }
}
