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
import java.util.function.Supplier;

/**
 * A request to stop a run: stop.json, written before the signal is sent.
 *
 * @param reason stopped_by_user or timeout
 * @param by who asked
 * @param timestamp when
 */
public record StopRequest(FailureReason reason, String by, OffsetDateTime timestamp) {

  public StopRequest {
    if (reason != FailureReason.STOPPED_BY_USER && reason != FailureReason.TIMEOUT) {
      throw new IllegalArgumentException(reason + " is no reason to stop a run");
    }
  }

  /**
   * Reads a request; a file that is there but broken still counts as a user's request.
   *
   * @throws GraflagException STORAGE
   */
  public static Optional<StopRequest> read(Path source) {
    return read(() -> Json.read(source));
  }

  /** Reads a request; one that is broken still counts as a user's request. */
  public static StopRequest read(Document source) {
    return read(() -> Json.read(source)).orElseThrow();
  }

  private static Optional<StopRequest> read(Supplier<JsonObject> file) {
    try {
      JsonObject json = file.get();
      return Optional.of(
          new StopRequest(
              json.text("reason")
                  .flatMap(FailureReason::find)
                  .filter(reason -> reason == FailureReason.TIMEOUT)
                  .orElse(FailureReason.STOPPED_BY_USER),
              json.text("by").orElse("unknown"),
              json.moment("timestamp").orElse(OffsetDateTime.MIN)));
    } catch (GraflagException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      if (e.kind() == Kind.INVALID_INPUT) {
        return Optional.of(
            new StopRequest(FailureReason.STOPPED_BY_USER, "unknown", OffsetDateTime.MIN));
      }
      throw e;
    }
  }

  /**
   * Writes the request.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public void write(Path target) {
    Json.write(target, toMap());
  }

  /** What stop.json holds. */
  public byte[] bytes() {
    return Json.bytes(toMap());
  }

  private Map<String, Object> toMap() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reason", reason.word());
    json.put("by", by);
    json.put("timestamp", timestamp);
    return json;
  }
}
