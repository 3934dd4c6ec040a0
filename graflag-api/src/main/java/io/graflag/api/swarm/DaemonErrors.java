package io.graflag.api.swarm;

import com.github.dockerjava.api.exception.DockerException;
import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What went wrong between a client and the daemon, in kinds and words of our own. */
final class DaemonErrors {
  private static final Pattern STATUS = Pattern.compile("^Status \\d+: ");
  private static final Pattern SILENT_REGISTRY =
      Pattern.compile(
          "dial tcp|no such host|i/o timeout|Client\\.Timeout|connection re(fused|set)|\\bEOF$"
              + "|HTTP response to HTTPS client|tls: |x509: |network is unreachable");

  static final String NO_TLS_HINT =
      "Every node needs the registry in \"insecure-registries\" of its /etc/docker/daemon.json.";

  private DaemonErrors() {}

  /**
   * Translates whatever a call threw.
   *
   * @param tried what was tried, on what and where: {@code list the nodes on 10.0.0.1}
   */
  static GraflagException of(String tried, Throwable thrown) {
    String start = "Cannot " + tried + ": ";
    Optional<GraflagException> own = find(thrown, GraflagException.class);
    if (own.isPresent()) {
      return own.get();
    }
    if (Thread.currentThread().isInterrupted()) {
      return new GraflagException(Kind.INTERRUPTED, start + "interrupted.", null, thrown);
    }
    Optional<ConnectionLost> lost = find(thrown, ConnectionLost.class);
    if (lost.isPresent()) {
      return new GraflagException(
          Kind.UNREACHABLE,
          start + "Docker is not reached: " + sentence(lost.get().words()),
          "`docker info` there shows whether Docker runs and whether this user may use it.",
          thrown);
    }
    if (thrown instanceof DockerException refused) {
      return refused(start, refused);
    }
    // The library's own words name its classes.
    return new GraflagException(
        Kind.FAILED, start + "Docker's answer cannot be understood.", null, thrown);
  }

  private static GraflagException refused(String start, DockerException refused) {
    String words = words(refused);
    String message = start + sentence(words);
    if (words.contains("is not a swarm manager")) {
      return new GraflagException(
          Kind.CONFLICT,
          message,
          "`graflag setup` makes a Swarm; where there is one, configure its manager.",
          refused);
    }
    Kind kind =
        switch (refused.getHttpStatus()) {
          case 404 -> Kind.NOT_FOUND;
          case 409 -> Kind.CONFLICT;
          default -> words.contains("already part of a swarm") ? Kind.CONFLICT : Kind.FAILED;
        };
    return new GraflagException(kind, message, null, refused);
  }

  /** What the daemon said, without what HTTP and JSON put around it. */
  static String words(DockerException refused) {
    String body = STATUS.matcher(String.valueOf(refused.getMessage())).replaceFirst("").strip();
    if (!body.startsWith("{")) {
      return body.isEmpty() ? "HTTP status " + refused.getHttpStatus() : body;
    }
    try {
      return Json.read(new Document(Path.of("answer"), body.getBytes(StandardCharsets.UTF_8)))
          .text("message")
          .orElse(body);
    } catch (GraflagException e) {
      return body; // no JSON after all: all there is to show
    }
  }

  /** Whether words tell that the daemon got no answer from a registry. */
  static boolean isSilentRegistry(String words) {
    return SILENT_REGISTRY.matcher(words).find();
  }

  /** What to do about a registry that does not answer. */
  static String registryHint(String words) {
    return words.contains("HTTP response to HTTPS client")
        ? NO_TLS_HINT
        : "`graflag status` shows whether the registry runs.";
  }

  /** Whether a read may succeed on another connection. */
  static boolean isWorthAnotherTry(Throwable thrown) {
    return find(thrown, ConnectionLost.class).filter(lost -> !lost.isTimeout()).isPresent()
        && find(thrown, GraflagException.class).isEmpty()
        && !Thread.currentThread().isInterrupted();
  }

  /** Words with a full stop behind them. */
  static String sentence(String words) {
    String text = words.strip();
    return text.endsWith(".") ? text : text + ".";
  }

  private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
