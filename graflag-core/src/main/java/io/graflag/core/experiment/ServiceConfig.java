package io.graflag.core.experiment;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a replay needs: service_config.json.
 *
 * @param experimentName name of the experiment
 * @param methodName the method
 * @param dataset the dataset
 * @param tag tag of the image
 * @param gpuRequired whether GPUs were asked for; the original always says true
 * @param registryImage the image, or empty on the local engine
 * @param managerIp address of the Swarm manager, or empty on the local engine
 * @param timestamp when the run was made, as text: the original gives no offset
 * @param dataPath directory of the dataset, with a final slash
 * @param expPath directory of the experiment, with a final slash
 * @param envContents the method's {@code .env} with the parameters applied
 * @param timeoutSeconds limit on the method's time
 * @param graflagVersion version that wrote it; the original has none
 * @param clientHost where the client ran
 * @param clientUser who ran it
 * @param methodCommit commit of the method's directory, where it lies in a git checkout
 * @param parameters what was set for this run, by name without underscore; empty where it is not
 *     known which of the values were defaults
 * @param gpuCount how many GPUs were asked for; empty where nothing was said
 * @param imageDigest the image by its content, on a cluster
 * @param limits processors and memory that the run was given, on a cluster
 */
public record ServiceConfig(
    String experimentName,
    String methodName,
    String dataset,
    String tag,
    boolean gpuRequired,
    String registryImage,
    String managerIp,
    String timestamp,
    String dataPath,
    String expPath,
    Map<String, String> envContents,
    Optional<Long> timeoutSeconds,
    Optional<String> graflagVersion,
    Optional<String> clientHost,
    Optional<String> clientUser,
    Optional<String> methodCommit,
    Optional<Map<String, String>> parameters,
    Optional<Integer> gpuCount,
    Optional<String> imageDigest,
    Optional<Limits> limits) {

  public ServiceConfig {
    envContents = Collections.unmodifiableMap(new LinkedHashMap<>(envContents));
    parameters = parameters.map(map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)));
  }

  /** Whether the original wrote it: it says no version, and keeps overrides beside the defaults. */
  public boolean ofTheOriginal() {
    return graflagVersion.isEmpty();
  }

  /**
   * Reads a file, also one that the original wrote.
   *
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT with the JSON path
   */
  public static ServiceConfig read(Path source) {
    return from(Json.read(source));
  }

  /**
   * Reads a file, also one that the original wrote.
   *
   * @throws GraflagException INVALID_INPUT with the JSON path
   */
  public static ServiceConfig read(Document source) {
    return from(Json.read(source));
  }

  private static ServiceConfig from(JsonObject json) {
    return new ServiceConfig(
        json.requiredText("experiment_name"),
        json.requiredText("method_name"),
        json.requiredText("dataset"),
        json.text("tag").orElse("latest"),
        json.flag("gpu_required").orElse(false),
        json.text("registry_image").orElse(""),
        json.text("manager_ip").orElse(""),
        json.text("timestamp").orElse(""),
        json.text("data_path").orElse(""),
        json.text("exp_path").orElse(""),
        variables(
            json.object("env_contents")
                .orElseThrow(
                    () ->
                        GraflagException.of(
                            Kind.INVALID_INPUT, json.source() + ": $.env_contents is missing."))),
        json.wholeNumber("timeout_seconds"),
        json.text("graflag_version"),
        json.text("client_host"),
        json.text("client_user"),
        json.text("method_commit"),
        json.object("parameters").map(ServiceConfig::variables),
        json.integer("gpu_count"),
        json.text("image_digest"),
        json.object("limits").map(Limits::from));
  }

  /**
   * Writes the file.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public void write(Path target) {
    Json.write(target, this);
  }

  /** What service_config.json holds. */
  public byte[] bytes() {
    return Json.bytes(this);
  }

  private static Map<String, String> variables(JsonObject contents) {
    Map<String, String> variables = new LinkedHashMap<>();
    contents.values().keySet().forEach(key -> variables.put(key, contents.text(key).orElse("")));
    return variables;
  }
}
