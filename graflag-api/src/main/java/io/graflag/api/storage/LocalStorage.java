package io.graflag.api.storage;

import io.graflag.api.config.Places;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.FileTree;
import io.graflag.core.AtomicFile;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.experiment.StopRequest;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.spot.SpotTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SHARED_DIR as a directory of this machine. */
public final class LocalStorage implements Storage {
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final Places places;
  private final Clock clock;
  private final Catalogue catalogue;
  private final LocalCopies copies;

  /**
   * Opens a directory; it is not touched until it is needed.
   *
   * @param places where things lie
   * @param clock the clock by which ages are measured
   */
  public LocalStorage(Places places, Clock clock) {
    this.places = places;
    this.clock = clock;
    this.catalogue = new Catalogue(places);
    this.copies = new LocalCopies(places, clock);
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
    return Catalogue.directories(places.experiments()).stream()
        .flatMap(path -> ExperimentName.find(path.getFileName().toString()).stream())
        .sorted(Comparator.reverseOrder())
        .limit(limit)
        .map(this::scan)
        .toList();
  }

  @Override
  public ExperimentScan experiment(ExperimentName name) {
    if (!Files.isDirectory(directory(name).path())) {
      throw NearNames.notFound(
          "experiment",
          name.value(),
          Catalogue.names(places.experiments()),
          places.experiments().toString());
    }
    return scan(name);
  }

  @Override
  public ExperimentDirectory directory(ExperimentName name) {
    return new ExperimentDirectory(places.experiments().resolve(name.value()));
  }

  @Override
  public ExperimentName claim(ExperimentName wanted, Status first) {
    ExperimentName name = claim(wanted);
    try {
      StatusFile.write(directory(name).status(), first);
      return name;
    } catch (GraflagException e) {
      // Nobody could tell what an empty directory was to be.
      delete(name);
      throw e;
    }
  }

  private ExperimentName claim(ExperimentName wanted) {
    try {
      Files.createDirectories(places.experiments());
      for (ExperimentName name = wanted; ; name = name.next()) {
        try {
          Files.createDirectory(directory(name).path());
          return name;
        } catch (FileAlreadyExistsException e) {
          // Somebody else has this second; the next one is as good.
          continue;
        }
      }
    } catch (IOException e) {
      throw StorageErrors.of("create an experiment in", places.experiments(), e);
    }
  }

  @Override
  public Optional<Document> read(Path file) {
    return Document.find(file);
  }

  @Override
  public InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }

  @Override
  public void write(Path file, byte[] content) {
    AtomicFile.write(file, out -> out.write(content));
  }

  @Override
  public boolean write(ExperimentName name, Status status) {
    return StatusFile.write(directory(name).status(), status);
  }

  @Override
  public Map<String, Double> lastRow(ExperimentName name, String group) {
    return SpotTail.read(directory(name).spot(group));
  }

  @Override
  public Optional<String> commit(Path directory) {
    return GitCommit.of(directory);
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public byte[] output(ExperimentName name, long offset, int limit) {
    Path path = directory(name).methodOutput();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer bytes =
          ByteBuffer.allocate((int) Math.max(0, Math.min(limit, channel.size() - offset)));
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {
        // Reads until the buffer is full or the file ends.
      }
      byte[] read = new byte[bytes.position()];
      bytes.flip().get(read);
      return read;
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw StorageErrors.of("read", path, e);
    }
  }

  @Override
  public OutputTail outputTail(ExperimentName name, int lines) {
    Path path = directory(name).methodOutput();
    try {
      return OutputTail.read(path, lines);
    } catch (NoSuchFileException e) {
      return OutputTail.NONE;
    } catch (IOException e) {
      throw StorageErrors.of("read", path, e);
    }
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
    Path existing = FileTree.nearestExisting(places.experiments());
    try {
      return Files.getFileStore(existing).getUsableSpace();
    } catch (IOException e) {
      throw StorageErrors.of("look at the disk of", existing, e);
    }
  }

  @Override
  public void sweep(ExperimentName name) {
    directory(name).sweep();
  }

  @Override
  public void delete(ExperimentName name) {
    FileTree.delete(experiment(name).directory().path());
  }

  @Override
  public String describe() {
    return places.sharedDir().toString();
  }

  private ExperimentScan scan(ExperimentName name) {
    ExperimentDirectory directory = directory(name);
    Obstacles obstacles = new Obstacles();
    Optional<Status> status = obstacles.status(StatusFile.read(directory.status()));
    Optional<ServiceDetails> details =
        obstacles.read(() -> ServiceDetails.read(directory.serviceDetails()));
    Optional<StopRequest> stop = obstacles.read(() -> StopRequest.read(directory.stop()));
    Optional<Duration> buildLogAge = obstacles.read(() -> age(directory.buildLog()));
    Optional<Duration> statusAge = obstacles.read(() -> age(directory.status()));
    return new ExperimentScan(
        name,
        directory,
        status,
        details,
        stop,
        Files.exists(directory.results()),
        Files.exists(directory.evaluation()),
        buildLogAge,
        statusAge,
        obstacles.unread(),
        OffsetDateTime.now(clock),
        obstacles.problems());
  }

  private Optional<Duration> age(Path file) {
    try {
      return Optional.of(
          Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }
}
