package io.graflag.api.storage;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.PartialFile;
import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.SharedLayout;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SHARED_DIR as a directory of the manager.
 *
 * <p>Each operation is one constant script, or two, that run on the manager: what it works on
 * reaches it as arguments, never as part of the script. The manager needs the programs of GNU.
 */
public final class RemoteStorage implements Storage {
  /** A question that takes longer tells the manager's clock too badly. */
  private static final Duration EXACT = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration DELETE_LIMIT = Duration.ofMinutes(10);

  /** How long a copy waits for a connection that broke. */
  private static final Duration COPY_PATIENCE = Duration.ofMinutes(2);

  /** How many seconds are tried in one round trip; more than two minutes are never taken. */
  private static final int CANDIDATES = 120;

  private final RemoteShare share;
  private final SharedLayout layout;
  private final Clock clock;
  private final RemoteScan scan;
  private final RemoteCatalogue catalogue;
  private final RemoteFiles files;
  private final RemoteCopies copies;
  private Clock managerClock;

  /**
   * Names a directory; it is not touched until it is needed.
   *
   * @param shell runs commands on the manager; stays open
   * @param sharedDir SHARED_DIR, an absolute path of the manager
   * @param clock the clock of this machine
   */
  public RemoteStorage(Shell shell, Path sharedDir, Clock clock) {
    this(shell, sharedDir, clock, COPY_PATIENCE);
  }

  RemoteStorage(Shell shell, Path sharedDir, Clock clock, Duration copyPatience) {
    this.share = new RemoteShare(shell, sharedDir);
    this.layout = new SharedLayout(share.root());
    this.clock = clock;
    this.scan = new RemoteScan(share, clock);
    this.catalogue = new RemoteCatalogue(share);
    this.files = new RemoteFiles(share);
    this.copies = new RemoteCopies(share, clock, copyPatience);
  }

  @Override
  public List<MethodEntry> methods() {
    return catalogue.methods();
  }

  @Override
  public MethodEntry method(MethodName name) {
    return catalogue.method(name);
  }

  @Override
  public List<DatasetEntry> datasets() {
    return catalogue.datasets();
  }

  @Override
  public DatasetEntry dataset(DatasetName name) {
    return catalogue.dataset(name);
  }

  @Override
  public List<ExperimentScan> experiments(int limit) {
    return scan.newest(limit);
  }

  @Override
  public ExperimentScan experiment(ExperimentName name) {
    return scan.one(name);
  }

  @Override
  public ExperimentDirectory directory(ExperimentName name) {
    return layout.experiment(name);
  }

  @Override
  public ExperimentName claim(ExperimentName wanted, Status first) {
    byte[] status = StatusFile.bytes(first);
    ExperimentName next = wanted;
    while (true) {
      String temporary = RemoteFiles.temporary(directory(next).status()).getFileName().toString();
      List<String> arguments = new ArrayList<>(List.of(temporary, "" + status.length));
      for (int i = 0; i < CANDIDATES; i++) {
        arguments.add(next.value());
        next = next.next();
      }
      Finished finished = share.finish(Script.CLAIM, status, arguments);
      if (finished.exitCode() != Script.Code.TAKEN) {
        Attempt attempt = new Attempt("create an experiment in", layout.experiments());
        return ExperimentName.parse(share.checked(attempt, finished).text().strip());
      }
    }
  }

  @Override
  public Optional<Document> read(Path file) {
    return files.read(file);
  }

  @Override
  public InputStream open(Path file) {
    return files.open(file);
  }

  @Override
  public void write(Path file, byte[] content) {
    files.write(file, content);
  }

  @Override
  public boolean write(ExperimentName name, Status status) {
    return files.write(directory(name).status(), status);
  }

  @Override
  public Map<String, Double> lastRow(ExperimentName name, String group) {
    return files.lastRow(directory(name).spot(group));
  }

  @Override
  public Optional<String> commit(Path directory) {
    String commit =
        share
            .call(
                new Attempt("look for the commit of", directory),
                Script.COMMIT,
                share.inside(directory))
            .text()
            .strip();
    return Optional.of(commit).filter(text -> text.matches("[0-9a-f]{40,64}"));
  }

  @Override
  public synchronized Clock clock() {
    if (managerClock == null) {
      Comparison first = compareClocks();
      // The first question may include connecting, and somebody who types a passphrase.
      boolean slow = first.taken.compareTo(EXACT) > 0;
      managerClock = Clock.offset(clock, (slow ? compareClocks() : first).offset);
    }
    return managerClock;
  }

  /** How far ahead the manager's clock is, and how long it took to learn that. */
  private record Comparison(Duration offset, Duration taken) {}

  private Comparison compareClocks() {
    Attempt attempt = new Attempt("read the clock for", share.root());
    Instant before = clock.instant();
    Finished date = share.checked(attempt, share.shell().run(Argv.of("date", "+%s.%N")));
    Duration taken = Duration.between(before, clock.instant());
    // It was read about half-way between the question and the answer.
    Instant here = before.plus(taken.dividedBy(2));
    return new Comparison(Duration.between(here, RemoteAnswer.moment(date.text().strip())), taken);
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public byte[] output(ExperimentName name, long offset, int limit) {
    return files.output(directory(name).methodOutput(), offset, limit);
  }

  @Override
  public OutputTail outputTail(ExperimentName name, int lines) {
    return files.tail(directory(name).methodOutput(), lines);
  }

  @Override
  public void download(String source, Path target, boolean directory) {
    copies.download(source, target, directory);
  }

  @Override
  public CopyReport upload(
      List<CopyPath> sources, String destination, CopyOptions options, CopyListener listener) {
    return copies.upload(sources, destination, options, listener);
  }

  @Override
  public CopyReport download(
      List<String> sources, CopyPath destination, CopyOptions options, CopyListener listener) {
    return copies.download(sources, destination, options, listener);
  }

  @Override
  public long freeBytes() {
    Attempt attempt = new Attempt("look at the disk of", layout.experiments());
    String[] numbers = share.call(attempt, Script.FREE).text().strip().split(" ");
    return Math.multiplyExact(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  @Override
  public void sweep(ExperimentName name) {
    Attempt attempt = new Attempt("clear up in", directory(name).path());
    share.checked(attempt, share.finish(Script.SWEEP, new byte[0], List.of(name.value())));
  }

  @Override
  public void delete(ExperimentName name) {
    Path directory = directory(name).path();
    String hidden = PartialFile.beside(directory).getFileName().toString();
    Finished finished = share.finish(Script.DELETE, DELETE_LIMIT, name.value(), hidden);
    if (finished.exitCode() == Script.Code.NOT_FOUND) {
      throw scan.notFound(name);
    }
    share.checked(new Attempt("delete", directory), finished);
  }

  @Override
  public String describe() {
    return share.root() + " on " + share.shell().describe();
  }
}
