package io.graflag.api.setup;

import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.Swarm;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of the cluster: the one that answers, else a service of ours. */
final class RegistryService {
  /** The label of our own registry. */
  static final String LABEL = "graflag.registry";

  static final String NAME = "registry";
  static final String IMAGE = "registry:2";
  private static final String VOLUME = "registry-data";
  private static final String KEPT_AT = "/var/lib/registry";
  private static final int PORT = 5000;
  private static final int GRACE_SECONDS = 10;

  /** How long the first start of a registry may take. */
  static final Duration LIMIT = Duration.ofSeconds(120);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Swarm swarm;
  private final Site site;
  private final Duration pause;
  private final Duration limit;

  /**
   * Prepares for one.
   *
   * @param pause how long to wait between the first two looks
   * @param limit how long to look
   */
  RegistryService(Swarm swarm, Site site, Duration pause, Duration limit) {
    this.swarm = swarm;
    this.site = site;
    this.pause = pause;
    this.limit = limit;
  }

  /** How a registry meets the daemon of the manager. */
  enum Meeting {
    /** It answers. */
    ANSWERS,
    /** It answers without TLS, and the daemon wants TLS. */
    NO_TLS,
    /** Nobody answers. */
    SILENT
  }

  /** Asks for an image that nobody has. */
  Meeting meet() {
    try {
      swarm.digest(site.registry() + "/graflag-probe:none");
      return Meeting.ANSWERS;
    } catch (GraflagException e) {
      return switch (e.kind()) {
        case NOT_FOUND -> Meeting.ANSWERS;
        case UNREACHABLE -> silence(e);
        case USAGE, INVALID_INPUT, CONFLICT, STORAGE, STORAGE_FULL, FAILED, INTERRUPTED -> throw e;
      };
    }
  }

  /** A registry that Docker does not trust answers: another one at its port would help nobody. */
  private Meeting silence(GraflagException e) {
    if (e.getMessage().contains("HTTP response to HTTPS client")) {
      return Meeting.NO_TLS;
    }
    if (e.getMessage().contains("x509: ") || e.getMessage().contains("tls: ")) {
      throw new GraflagException(
          Kind.FAILED,
          "A registry answers, but Docker on the manager does not trust it: " + e.getMessage(),
          "Every node needs its certificate: /etc/docker/certs.d/" + site.registry() + "/ca.crt",
          e);
    }
    return Meeting.SILENT;
  }

  /** Starts ours and waits until it answers, in whatever words. */
  Meeting start() {
    Optional<String> created = Optional.empty();
    if (swarm.services(LABEL).isEmpty()) {
      requireImage();
      created = Optional.of(create());
    }
    // A manager without a way to the internet looks for the image there first.
    long end = System.nanoTime() + limit.toNanos();
    Duration wait = pause;
    while (true) {
      Meeting meeting = meet();
      if (meeting != Meeting.SILENT) {
        return meeting;
      }
      if (System.nanoTime() > end) {
        GraflagException failure = silent(created.isPresent());
        created.ifPresent(swarm::remove);
        throw failure;
      }
      pause(wait);
      wait = wait.compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : wait;
    }
  }

  private void requireImage() {
    try {
      swarm.command(IMAGE);
    } catch (GraflagException e) {
      throw new GraflagException(
          e.kind(),
          "The manager has no image " + IMAGE + " and cannot pull it: " + e.getMessage(),
          "Where it has no way to the internet: docker save "
              + IMAGE
              + " elsewhere, and on the manager: docker load",
          e);
    }
  }

  private String create() {
    try {
      return swarm.create(
          new ServiceSpec(
              NAME,
              IMAGE,
              Optional.empty(),
              Optional.empty(),
              Map.of(LABEL, site.registry()),
              Map.of(),
              List.of(),
              Map.of(KEPT_AT, VOLUME),
              0,
              Optional.empty(),
              Optional.empty(),
              GRACE_SECONDS,
              List.of("node.role==manager"),
              List.of(PORT),
              true));
    } catch (GraflagException e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      throw new GraflagException(
          Kind.CONFLICT,
          "There is a service " + NAME + " already, but nobody answers at " + site.registry() + ".",
          "On the manager, `docker service ps " + NAME + "` says why.",
          e);
    }
  }

  /** One that was made just now is taken away again, so that a second setup begins anew. */
  private GraflagException silent(boolean removed) {
    String why =
        swarm.tasks(LABEL).stream()
            .findFirst()
            .map(task -> task.state().word() + ": " + task.error().orElse(task.message()))
            .orElse("it has no task");
    return GraflagException.of(
        Kind.UNREACHABLE,
        "The registry was started, but does not answer at "
            + site.registry()
            + " ("
            + why
            + ")"
            + (removed ? "; it was removed again." : "."),
        removed
            ? "Its task has to run on the manager, and TCP 5000 has to be free and open there."
            : "On the manager, `docker service ps "
                + NAME
                + "` and `docker service logs "
                + NAME
                + "` say more.");
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(
          Kind.INTERRUPTED, "Interrupted while the registry started.", null, e);
    }
  }
}
