package io.graflag.api.setup;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.Installation;
import io.graflag.api.ssh.Shell;
import io.graflag.api.storage.Storage;
import io.graflag.api.swarm.DaemonInfo;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.SwarmNode;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes machines with Docker a cluster: Swarm, SHARED_DIR, registry, and what runs need.
 *
 * <p>What is as it should be is left alone, so a second time changes nothing. A step that fails
 * stops those that need it, and no other.
 */
public final class ClusterSetup {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final String SHARED = "SHARED_DIR";

  private final Configuration configuration;
  private final Shell shell;
  private final Swarm swarm;
  private final Storage storage;
  private final Installation installation;
  private final String version;

  /**
   * Prepares for it; nothing is connected yet.
   *
   * @param configuration names the manager and hosts.yml
   * @param shell runs commands on the manager; stays open
   * @param swarm Docker on the manager; stays open
   * @param storage SHARED_DIR on the manager
   * @param installation holds what is to be installed there
   * @param version of this program
   */
  public ClusterSetup(
      Configuration configuration,
      Shell shell,
      Swarm swarm,
      Storage storage,
      Installation installation,
      String version) {
    this.configuration = configuration;
    this.shell = shell;
    this.swarm = swarm;
    this.storage = storage;
    this.installation = installation;
    this.version = version;
  }

  /**
   * Sets up; what goes wrong is in the report.
   *
   * @param listener hears each step as it ends
   * @throws GraflagException INTERRUPTED, and nothing else
   */
  public SetupReport run(SetupRequest request, SetupListener listener) {
    SetupLog log = new SetupLog(listener);
    Work<Site> site = new Work<>(() -> Site.of(configuration));
    if (!log.step("configuration", "hosts.yml", () -> StepEnd.already(site.get().found()))) {
      log.skip("everything else", "cluster", "the machines are not known");
      return log.report();
    }
    new Course(site.get(), request, log).run();
    return log.report();
  }

  /** One setup of a known site. */
  private final class Course {
    private final Site site;
    private final SetupLog log;
    private final Node manager = Node.manager(shell);
    private final Marker marker = Marker.random();
    private final RegistrySetup registry;

    Course(Site site, SetupRequest request, SetupLog log) {
      this.site = site;
      this.log = log;
      this.registry =
          new RegistrySetup(
              new RegistryService(swarm, site, PAUSE, RegistryService.LIMIT),
              swarm,
              manager,
              site,
              request.configureDocker());
    }

    void run() {
      Work<DaemonInfo> docker = Work.start(swarm::info);
      Work<ManagerFacts> facts = new Work<>(() -> ManagerFacts.find(manager, site, marker));
      boolean ready =
          log.step("programs", manager.name(), () -> facts.get().tools(!site.workers().isEmpty()));
      if (facts.failed()) {
        log.skip("everything else", manager.name(), "the manager is not ready");
        return;
      }
      try {
        if (ready) {
          boolean shared = log.step(SHARED, manager.name(), () -> facts.get().sharedDir(site));
          boolean joined = log.step("Swarm", manager.name(), () -> swarm(docker.get()));
          work(shared, joined);
        } else {
          log.skip("everything else", manager.name(), "programs are missing");
        }
      } finally {
        clearUp();
      }
    }

    /** An interrupt ends the setup, but not this. */
    private void clearUp() {
      boolean interrupted = Thread.interrupted();
      try {
        log.guard(
            "clearing up",
            manager.name(),
            () -> manager.run(SetupScript.CLEAN, site.sharedDir().toString(), marker.name()));
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private StepEnd swarm(DaemonInfo docker) {
      if (docker.inSwarm() && docker.isManager()) {
        return StepEnd.already("a manager, with Docker " + docker.version());
      }
      if (docker.inSwarm()) {
        throw GraflagException.of(
            Kind.CONFLICT,
            "It is a worker of another Swarm.",
            "Name the manager of that one as MANAGER_IP, or there: docker swarm leave");
      }
      swarm.init(site.advertised());
      return StepEnd.done("the Swarm was made, at " + site.advertised());
    }

    private void work(boolean shared, boolean joined) {
      Work<Boolean> images = Work.start(() -> registry(joined));
      List<Work<?>> all = new ArrayList<>(List.of(images));
      if (shared) {
        all.add(Work.start(this::install));
      } else {
        log.skip("libs, methods, datasets", SHARED, "SHARED_DIR cannot be used");
      }
      Membership membership = new Membership(joined);
      for (HostAddress address : site.workers()) {
        all.add(Work.start(() -> worker(address, shared, membership, images)));
      }
      Work.all(all);
    }

    private Boolean registry(boolean joined) {
      if (!joined) {
        log.skip("registry", manager.name(), "there is no Swarm");
        return false;
      }
      return log.step("registry", manager.name(), registry::registry)
          && log.step("images", manager.name(), registry::push);
    }

    private Boolean worker(
        HostAddress address, boolean shared, Membership membership, Work<Boolean> images) {
      Node node =
          Node.worker(shell, address, configuration.sshUser(), configuration.hostKeyChecking());
      WorkerSetup worker = new WorkerSetup(node, address, site);
      Work<WorkerSetup.Facts> facts = new Work<>(() -> worker.look(marker));
      boolean reached =
          log.step(
              "Swarm",
              node.name(),
              () -> {
                WorkerSetup.Facts found = facts.get();
                return membership.join(worker, found);
              });
      if (facts.failed()) {
        log.skip(SHARED, node.name(), "the worker is not reached");
        log.skip("images", node.name(), "the worker is not reached");
        return false;
      }
      if (shared) {
        log.step(SHARED, node.name(), () -> worker.sharedDir(facts.get(), marker));
      } else {
        log.skip(SHARED, node.name(), "that of the manager cannot be used");
      }
      if (facts.get().membership().isEmpty()) {
        log.skip("images", node.name(), "Docker does not answer there");
      } else if (images.get()) {
        log.step("images", node.name(), () -> registry.pull(node));
      } else {
        log.skip("images", node.name(), "the registry is not ready");
      }
      return reached;
    }

    private Boolean install() {
      try (Shipment shipment = new Shipment(installation, version)) {
        List<SharedItem> items = new ArrayList<>();
        add(items, "libs/graflag_runner", () -> List.of(shipment.runner()));
        add(items, "libs/graflag_evaluator", () -> List.of(shipment.evaluator()));
        add(items, "examples", shipment::examples);
        return items.isEmpty()
            || log.guard(
                "libs, methods, datasets",
                SHARED,
                () -> new SharedSetup(manager, site, storage, version, log).install(items));
      }
    }

    /** What this installation lacks is a failed step; what it has is installed all the same. */
    private void add(List<SharedItem> items, String name, Supplier<List<SharedItem>> source) {
      log.guard(name, SHARED, () -> items.addAll(source.get()));
    }

    /** The Swarm as workers find it when they join; asked for once. */
    private final class Membership {
      private final boolean joined;
      private final Work<List<SwarmNode>> members = new Work<>(swarm::nodes);
      private final Work<String> token = new Work<>(swarm::workerToken);
      private final Work<String> address =
          new Work<>(() -> swarm.info().nodeAddress().orElse(site.advertised().value()));

      Membership(boolean joined) {
        this.joined = joined;
      }

      StepEnd join(WorkerSetup worker, WorkerSetup.Facts found) {
        return joined
            ? worker.join(found, members.get(), address::get, token::get)
            : StepEnd.skipped("there is no Swarm to join");
      }
    }
  }
}
