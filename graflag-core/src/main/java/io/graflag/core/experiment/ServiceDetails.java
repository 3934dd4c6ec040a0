package io.graflag.core.experiment;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine created for a run: service_details.json.
 *
 * @param serviceName name of the service, which is the experiment's
 * @param createdAt when it was created
 * @param process on the local engine, the runner's process, which stands for the service
 * @param swarm on a cluster, the service and its task as they were last seen
 */
public record ServiceDetails(
    String serviceName,
    Optional<OffsetDateTime> createdAt,
    Optional<LocalProcess> process,
    Optional<SwarmRecord> swarm) {

  /** How its task ended; empty on the local engine, and where it had not when this was written. */
  public Optional<TaskEnd> end() {
    return swarm.flatMap(SwarmRecord::end);
  }

  /**
   * Reads the file; empty where there is none.
   *
   * @throws GraflagException STORAGE, or INVALID_INPUT with the JSON path
   */
  public static Optional<ServiceDetails> read(Path source) {
    try {
      return Optional.of(from(Json.read(source)));
    } catch (GraflagException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Reads the file.
   *
   * @throws GraflagException INVALID_INPUT with the JSON path
   */
  public static ServiceDetails read(Document source) {
    return from(Json.read(source));
  }

  private static ServiceDetails from(JsonObject json) {
    boolean local = json.text("engine").filter("local"::equals).isPresent();
    return new ServiceDetails(
        json.requiredText("service_name"),
        json.moment("created_at"),
        local ? Optional.of(process(json)) : Optional.empty(),
        local ? Optional.empty() : Optional.of(SwarmRecord.from(json)));
  }

  /**
   * Writes the file.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public void write(Path target) {
    Json.write(target, toMap());
  }

  /** What service_details.json holds. */
  public byte[] bytes() {
    return Json.bytes(toMap());
  }

  private Map<String, Object> toMap() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("service_name", serviceName);
    createdAt.ifPresent(time -> json.put("created_at", time));
    process.ifPresent(
        local -> {
          json.put("engine", "local");
          json.put("host", local.host());
          json.put("boot_id", local.bootId());
          json.put("pid", local.pid());
          json.put("start_ticks", local.startTicks());
        });
    swarm.ifPresent(record -> record.addTo(json));
    return json;
  }

  private static LocalProcess process(JsonObject json) {
    return new LocalProcess(
        json.requiredText("host"),
        json.requiredText("boot_id"),
        json.wholeNumber("pid").orElseThrow(() -> missing(json, "pid")),
        json.wholeNumber("start_ticks").orElseThrow(() -> missing(json, "start_ticks")));
  }

  private static GraflagException missing(JsonObject json, String key) {
    return GraflagException.of(Kind.INVALID_INPUT, json.source() + ": $." + key + " is missing.");
  }
}
