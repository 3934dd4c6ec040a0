package io.graflag.core.experiment;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and writes status.json. */
public final class StatusFile {
  private static final double NANOS_PER_MILLI = 1e6;

  private StatusFile() {}

  /**
   * What a status file says, if anything.
   *
   * @param status the status; empty where there is no file or it cannot be read
   * @param problem why a file that exists cannot be read
   * @param unread whether the storage did not give it out, so that what it says is unknown; one
   *     that says nothing that can be parsed counts as missing
   */
  public record Reading(Optional<Status> status, Optional<String> problem, boolean unread) {}

  /** Reads a status file; what keeps it from being read is reported, never thrown. */
  public static Reading read(Path source) {
    return read(() -> Json.read(source));
  }

  /** Reads a status file; one that cannot be parsed counts as missing and is reported. */
  public static Reading read(Document source) {
    return read(() -> Json.read(source));
  }

  private static Reading read(Supplier<JsonObject> json) {
    try {
      return new Reading(Optional.of(parse(json.get())), Optional.empty(), false);
    } catch (GraflagException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return new Reading(Optional.empty(), Optional.empty(), false);
      }
      return new Reading(
          Optional.empty(), Optional.of(e.getMessage()), e.kind() != Kind.INVALID_INPUT);
    }
  }

  /** What a status file holds. */
  public static byte[] bytes(Status status) {
    return Json.bytes(toMap(status));
  }

  /**
   * Replaces a status file, unless what it holds is further: an end is final, no run goes back.
   *
   * @return whether it was written
   * @throws GraflagException STORAGE_FULL or STORAGE, also where the old file is there but the
   *     storage does not give it out: it may hold a terminal status
   */
  public static boolean write(Path target, Status status) {
    boolean may = before(target).map(status::mayReplace).orElse(true);
    if (may) {
      Json.write(target, toMap(status));
    }
    return may;
  }

  private static Optional<Status> before(Path target) {
    try {
      return Optional.of(parse(Json.read(target)));
    } catch (GraflagException e) {
      if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.INVALID_INPUT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Status parse(JsonObject json) {
    String word = json.requiredText("status");
    ExperimentState state =
        ExperimentState.find(word)
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.INVALID_INPUT,
                        json.source()
                            + ": $.status is "
                            + Json.quoted(word)
                            + ", which is no status."));
    return new Status(
        state,
        json.moment("timestamp").orElseThrow(() -> missing(json, "timestamp")),
        json.text("method_name").orElse(""),
        json.moment("started_at"),
        json.moment("finished_at"),
        json.number("exec_time_ms")
            .filter(Double::isFinite)
            .map(ms -> Duration.ofNanos(Math.round(ms * NANOS_PER_MILLI))),
        json.integer("exit_code"),
        json.text("signal"),
        json.text("reason").flatMap(FailureReason::find),
        json.text("error"),
        json.object("resources").map(ResourceKeys::parse),
        json.text("host"),
        json.moment("heartbeat"),
        parseProvenance(json));
  }

  private static Provenance parseProvenance(JsonObject json) {
    return new Provenance(
        json.text("runner_version"),
        json.text("image"),
        json.object("machine").map(ResourceKeys::parseMachine));
  }

  private static Map<String, Object> toMap(Status status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", status.state().word());
    json.put("timestamp", status.timestamp());
    json.put("method_name", status.methodName());
    status
        .execTime()
        .ifPresent(t -> json.put("exec_time_ms", rounded(t.toNanos() / NANOS_PER_MILLI)));
    status.resources().ifPresent(use -> json.put("resources", ResourceKeys.toMap(use)));
    status.exitCode().ifPresent(code -> json.put("exit_code", code));
    status.signal().ifPresent(signal -> json.put("signal", signal));
    status.reason().ifPresent(reason -> json.put("reason", reason.word()));
    status.error().ifPresent(error -> json.put("error", error));
    status.startedAt().ifPresent(time -> json.put("started_at", time));
    status.finishedAt().ifPresent(time -> json.put("finished_at", time));
    status.host().ifPresent(host -> json.put("host", host));
    status.heartbeat().ifPresent(time -> json.put("heartbeat", time));
    Provenance provenance = status.provenance();
    provenance.runnerVersion().ifPresent(version -> json.put("runner_version", version));
    provenance.image().ifPresent(image -> json.put("image", image));
    provenance.machine().ifPresent(machine -> json.put("machine", ResourceKeys.toMap(machine)));
    return json;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : Double.NaN;
  }

  private static GraflagException missing(JsonObject json, String key) {
    return GraflagException.of(
        Kind.INVALID_INPUT, json.source() + ": " + json.at() + "." + key + " is missing.");
  }
}
