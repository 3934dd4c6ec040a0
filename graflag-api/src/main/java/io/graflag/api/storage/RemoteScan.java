package io.graflag.api.storage;

import io.graflag.api.ssh.Finished;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.SharedLayout;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.experiment.StopRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the files of experiments on the manager say, all in one round trip. */
final class RemoteScan {
  private final RemoteShare share;
  private final SharedLayout layout;
  private final Clock clock;

  /**
   * Prepares for looking.
   *
   * @param clock whose time zone moments are shown in; the time is the manager's
   */
  RemoteScan(RemoteShare share, Clock clock) {
    this.share = share;
    this.layout = new SharedLayout(share.root());
    this.clock = clock;
  }

  /** The newest first. */
  List<ExperimentScan> newest(int limit) {
    RemoteAnswer answer = answer(share.call(attempt(), Script.EXPERIMENTS, "" + limit));
    int named = answer.lists().get(0).size() - 1;
    List<ExperimentScan> scans = scans(answer);
    // Some names are none after all, such as one of 30 February, and took the place of others.
    return scans.size() < named && named == limit
        ? scans(answer(share.call(attempt(), Script.EXPERIMENTS, "" + (2L * limit - scans.size()))))
            .stream()
            .limit(limit)
            .toList()
        : scans;
  }

  ExperimentScan one(ExperimentName name) {
    Finished finished = share.finish(Script.EXPERIMENTS, new byte[0], List.of("1", name.value()));
    if (finished.exitCode() == Script.Code.NOT_FOUND) {
      throw notFound(name);
    }
    return scans(answer(share.checked(attempt(), finished))).get(0);
  }

  /** Names experiments with a similar name. */
  RuntimeException notFound(ExperimentName name) {
    return RemoteCatalogue.notFound(share, "experiment", name.value(), layout.experiments());
  }

  private Attempt attempt() {
    return new Attempt("look at the experiments in", layout.experiments());
  }

  private RemoteAnswer answer(Finished finished) {
    return RemoteAnswer.parse(share, attempt(), finished, 2);
  }

  private List<ExperimentScan> scans(RemoteAnswer answer) {
    List<String> words = answer.lists().get(0);
    OffsetDateTime now =
        OffsetDateTime.ofInstant(RemoteAnswer.moment(words.get(0)), clock.getZone());
    return words.subList(1, words.size()).stream()
        .flatMap(word -> ExperimentName.find(word).stream())
        .sorted(Comparator.reverseOrder())
        .map(name -> scan(name, answer, now))
        .toList();
  }

  private ExperimentScan scan(ExperimentName name, RemoteAnswer answer, OffsetDateTime now) {
    ExperimentDirectory directory = layout.experiment(name);
    Obstacles obstacles = new Obstacles();
    if (answer.lists().get(1).contains(name.value())) {
      obstacles.hidden(
          "Cannot look into " + directory.path() + ": the manager does not let us in there.");
    }
    Optional<Status> status =
        obstacles
            .read(() -> document(answer, directory.status()))
            .flatMap(document -> obstacles.status(StatusFile.read(document)));
    Optional<ServiceDetails> details =
        obstacles.read(
            () -> document(answer, directory.serviceDetails()).map(ServiceDetails::read));
    Optional<StopRequest> stop =
        obstacles.read(() -> document(answer, directory.stop()).map(StopRequest::read));
    return new ExperimentScan(
        name,
        directory,
        status,
        details,
        stop,
        answer.has(relative(directory.results())),
        answer.has(relative(directory.evaluation())),
        age(directory.buildLog(), answer, now),
        age(directory.status(), answer, now),
        obstacles.unread(),
        now,
        obstacles.problems());
  }

  private Optional<Duration> age(Path file, RemoteAnswer answer, OffsetDateTime now) {
    return Optional.ofNullable(answer.facts().get(relative(file)))
        .map(facts -> Duration.between(facts.modified(), now.toInstant()));
  }

  private Optional<Document> document(RemoteAnswer answer, Path file) {
    return answer.document(share, relative(file));
  }

  private String relative(Path file) {
    return share.root().relativize(file).toString();
  }
}
