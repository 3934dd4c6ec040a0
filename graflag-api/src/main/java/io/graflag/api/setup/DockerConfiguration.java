package io.graflag.api.setup;

import io.graflag.api.ssh.Finished;
import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Docker's own configuration on a node.
 *
 * @param node the machine
 * @param registry the registry that it has to use without TLS
 */
record DockerConfiguration(Node node, String registry) {
  private static final Path FILE = Path.of("/etc/docker/daemon.json");
  private static final String PROCESS = "/var/run/docker.pid";
  private static final String KEY = "insecure-registries";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What to write where, for people. */
  String hint() {
    return "In "
        + FILE
        + " of "
        + node.name()
        + ": \""
        + KEY
        + "\": [\""
        + registry
        + "\"], then: systemctl reload docker. `graflag setup --configure-docker` does that.";
  }

  /**
   * Adds the registry, keeps the file that was there beside it, and lets Docker read it anew.
   *
   * @return what was done, in words
   */
  String allow() {
    Finished found = node.run(SetupScript.DAEMON_READ);
    if (!found.succeeded()) {
      throw failed("read", found);
    }
    byte[] content = Json.bytes(with(found.output()));
    Finished written =
        node.run(
            SetupScript.DAEMON_WRITE,
            LIMIT,
            content,
            FILE.toString(),
            PROCESS,
            registry,
            "" + content.length);
    if (!written.succeeded()) {
      throw failed("change", written);
    }
    String backup = written.text().strip();
    return "added to " + FILE + (backup.isEmpty() ? "" : ", before: " + backup);
  }

  private Map<String, Object> with(byte[] before) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Object> registries = new ArrayList<>();
    if (before.length > 0) {
      var json = Json.read(new Document(FILE, before));
      values.putAll(json.values());
      registries.addAll(json.list(KEY));
    }
    if (!registries.contains(registry)) {
      registries.add(registry);
    }
    values.put(KEY, registries);
    return values;
  }

  private GraflagException failed(String tried, Finished finished) {
    return GraflagException.of(
        Kind.FAILED,
        "Cannot %s %s on %s: %s."
            .formatted(tried, FILE, node.name(), Node.lastLine(finished.errors())),
        hint());
  }
}
