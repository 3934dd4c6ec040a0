package io.graflag.api.setup;

import io.graflag.api.setup.RegistryService.Meeting;
import io.graflag.api.ssh.Finished;
import io.graflag.api.swarm.Swarm;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** A registry that every node can use, proved with a tiny image. */
final class RegistrySetup {
  private static final String UP_TO_DATE = "Image is up to date";

  private final RegistryService service;
  private final Swarm swarm;
  private final Node manager;
  private final Site site;
  private final boolean configures;

  /**
   * Prepares for it.
   *
   * @param configures whether Docker's own configuration may be changed
   */
  RegistrySetup(RegistryService service, Swarm swarm, Node manager, Site site, boolean configures) {
    this.service = service;
    this.swarm = swarm;
    this.manager = manager;
    this.site = site;
    this.configures = configures;
  }

  /** The image that shows whether images get from the manager to a node. */
  String probe() {
    return site.registry() + "/graflag-probe:1";
  }

  /** Makes it answer the manager. */
  StepEnd registry() {
    Meeting meeting = service.meet();
    boolean started = meeting == Meeting.SILENT;
    if (started) {
      meeting = service.start();
    }
    String what = site.registry() + (started ? " was started" : " answers");
    if (meeting != Meeting.NO_TLS) {
      return started ? StepEnd.done(what) : StepEnd.already(what);
    }
    DockerConfiguration docker = new DockerConfiguration(manager, site.registry());
    if (!configures) {
      throw GraflagException.of(
          Kind.FAILED,
          "Docker on the manager wants TLS of " + site.registry() + ".",
          docker.hint());
    }
    String done = docker.allow();
    if (service.meet() != Meeting.ANSWERS) {
      throw GraflagException.of(
          Kind.FAILED,
          "The registry was " + done + ", but Docker on the manager still wants TLS of it.");
    }
    return StepEnd.done(what + "; " + done);
  }

  /** Sends the tiny image, unless the registry holds it. */
  StepEnd push() {
    try {
      swarm.digest(probe());
      return StepEnd.already("holds " + probe());
    } catch (GraflagException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
    }
    Finished made = manager.run(SetupScript.PROBE, probe());
    if (!made.succeeded()) {
      throw GraflagException.of(
          Kind.FAILED,
          "Cannot make an image on the manager: " + Node.lastLine(made.errors()) + ".");
    }
    swarm.push(probe(), line -> {});
    return StepEnd.done("took " + probe());
  }

  /** Lets a worker fetch the tiny image. */
  StepEnd pull(Node worker) {
    Finished pulled = worker.run(SetupScript.PULL, probe());
    if (pulled.succeeded()) {
      return fetched(pulled, "");
    }
    if (!pulled.text().contains("HTTP response to HTTPS client")) {
      throw GraflagException.of(
          Kind.FAILED,
          worker.name() + " cannot pull " + probe() + ": " + Node.lastLine(pulled.text()) + ".",
          "The worker has to reach " + site.registry() + "; a firewall may keep TCP 5000 closed.");
    }
    DockerConfiguration docker = new DockerConfiguration(worker, site.registry());
    if (!configures) {
      throw GraflagException.of(
          Kind.FAILED,
          "Docker on " + worker.name() + " wants TLS of " + site.registry() + ".",
          docker.hint());
    }
    String done = docker.allow();
    Finished again = worker.run(SetupScript.PULL, probe());
    if (!again.succeeded()) {
      throw GraflagException.of(
          Kind.FAILED,
          worker.name()
              + " cannot pull "
              + probe()
              + ", though the registry was "
              + done
              + ": "
              + Node.lastLine(again.text())
              + ".");
    }
    return fetched(again, "; " + done);
  }

  private StepEnd fetched(Finished pulled, String besides) {
    return pulled.text().contains(UP_TO_DATE) && besides.isEmpty()
        ? StepEnd.already("images of the registry arrive")
        : StepEnd.done("images of the registry arrive" + besides);
  }
}
