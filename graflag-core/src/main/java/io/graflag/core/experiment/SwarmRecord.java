package io.graflag.core.experiment;

import io.graflag.core.JsonObject;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a Swarm created for a run, as service_details.json keeps it.
 *
 * @param serviceId id of the service
 * @param createdAt when it was created, by the manager's clock
 * @param image the image it was deployed with
 * @param imageDigest the image by its content
 * @param worker where its task was last seen; empty while none was placed
 * @param error what Swarm said went wrong
 * @param exitCode what its process exited with
 * @param finishedAt when its task ended
 */
public record SwarmRecord(
    String serviceId,
    Optional<OffsetDateTime> createdAt,
    String image,
    Optional<String> imageDigest,
    Optional<Worker> worker,
    Optional<String> error,
    Optional<Integer> exitCode,
    Optional<OffsetDateTime> finishedAt) {

  /**
   * A task and its node.
   *
   * @param nodeId id of the node; empty text while none was found
   * @param nodeName name of the node
   * @param taskId id of the task
   * @param state Swarm's word for where it stands
   * @param desiredState Swarm's word for where it should stand
   */
  public record Worker(
      String nodeId, Optional<String> nodeName, String taskId, String state, String desiredState) {}

  /** How its task ended; empty where it had not when this was written. */
  public Optional<TaskEnd> end() {
    return worker.flatMap(task -> TaskEnd.of(task.state(), error, exitCode));
  }

  static SwarmRecord from(JsonObject json) {
    return new SwarmRecord(
        json.text("service_id").orElse(""),
        json.moment("created_at_docker"),
        json.text("image").orElse(""),
        json.text("image_digest"),
        json.object("worker").map(worker -> worker(worker, json.text("node_name"))),
        json.text("error"),
        json.integer("exit_code"),
        json.moment("finished_at"));
  }

  private static Worker worker(JsonObject json, Optional<String> nodeName) {
    return new Worker(
        json.text("node_id").orElse(""),
        nodeName,
        json.text("task_id").orElse(""),
        json.text("state").orElse(""),
        json.text("desired_state").orElse(""));
  }

  void addTo(Map<String, Object> json) {
    json.put("engine", "swarm");
    json.put("service_id", serviceId);
    createdAt.ifPresent(time -> json.put("created_at_docker", time));
    json.put("image", image);
    imageDigest.ifPresent(digest -> json.put("image_digest", digest));
    json.put("worker", worker.map(SwarmRecord::toMap).orElse(null));
    worker.flatMap(Worker::nodeName).ifPresent(name -> json.put("node_name", name));
    error.ifPresent(text -> json.put("error", text));
    exitCode.ifPresent(code -> json.put("exit_code", code));
    finishedAt.ifPresent(time -> json.put("finished_at", time));
  }

  private static Map<String, Object> toMap(Worker worker) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node_id", worker.nodeId());
    json.put("task_id", worker.taskId());
    json.put("state", worker.state());
    json.put("desired_state", worker.desiredState());
    return json;
  }
}
