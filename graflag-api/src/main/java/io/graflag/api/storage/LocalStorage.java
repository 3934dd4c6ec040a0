package io.graflag.api.storage;

import io.graflag.api.config.Places;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.FileTree;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.experiment.StopRequest;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** SHARED_DIR as a directory of this machine. */
public final class LocalStorage implements Storage {
  private static final String NAME_RULE =
      "names hold lower-case letters and digits, with single '.', '_' or '-' between them";

  private final Places places;
  private final Clock clock;
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
    this.copies = new LocalCopies(places, clock);
  }

  @Override
  public List<MethodEntry> methods() {
    return directories(places.methods()).stream().map(LocalStorage::methodEntry).toList();
  }

  @Override
  public MethodEntry method(MethodName name) {
    Path directory = places.methods().resolve(name.value());
    if (!Files.isDirectory(directory)) {
      throw NearNames.notFound("method", name.value(), names(places.methods()), places.methods());
    }
    MethodEntry entry = methodEntry(directory);
    if (entry.problem().isPresent()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "The method " + name + " cannot be run: " + entry.problem().get() + ".");
    }
    return entry;
  }

  @Override
  public List<DatasetEntry> datasets() {
    return directories(places.datasets()).stream().map(LocalStorage::datasetEntry).toList();
  }

  @Override
  public DatasetEntry dataset(DatasetName name) {
    Path directory = places.datasets().resolve(name.value());
    if (!Files.isDirectory(directory)) {
      throw NearNames.notFound(
          "dataset", name.value(), names(places.datasets()), places.datasets());
    }
    return datasetEntry(directory);
  }

  @Override
  public List<ExperimentScan> experiments(int limit) {
    return directories(places.experiments()).stream()
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
          "experiment", name.value(), names(places.experiments()), places.experiments());
    }
    return scan(name);
  }

  @Override
  public ExperimentDirectory directory(ExperimentName name) {
    return new ExperimentDirectory(places.experiments().resolve(name.value()));
  }

  @Override
  public ExperimentName claim(ExperimentName wanted) {
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
      return Files.exists(path) ? OutputTail.read(path, lines) : OutputTail.NONE;
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
    Path existing = places.experiments();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      return Files.getFileStore(existing).getUsableSpace();
    } catch (IOException e) {
      throw StorageErrors.of("look at the disk of", existing, e);
    }
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
    List<String> problems = new ArrayList<>();
    StatusFile.Reading status = StatusFile.read(directory.status());
    status.problem().ifPresent(problems::add);
    return new ExperimentScan(
        name,
        directory,
        status.status(),
        readable(problems, () -> ServiceDetails.read(directory.serviceDetails())),
        readable(problems, () -> StopRequest.read(directory.stop())),
        Files.exists(directory.results()),
        Files.exists(directory.evaluation()),
        readable(problems, () -> age(directory.buildLog())),
        OffsetDateTime.now(clock),
        List.copyOf(problems));
  }

  private static <T> Optional<T> readable(List<String> problems, Supplier<Optional<T>> read) {
    try {
      return read.get();
    } catch (GraflagException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
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

  private static MethodEntry methodEntry(Path directory) {
    String name = directory.getFileName().toString();
    boolean hasDockerfile = Files.isRegularFile(SharedLayout.dockerfile(directory));
    if (!MethodName.isValid(name)) {
      return new MethodEntry(directory, Optional.empty(), hasDockerfile, Optional.of(NAME_RULE));
    }
    if (!Files.isRegularFile(SharedLayout.env(directory))) {
      return new MethodEntry(
          directory, Optional.empty(), hasDockerfile, Optional.of("it has no .env file"));
    }
    List<String> problems = new ArrayList<>();
    Optional<MethodSpec> spec =
        readable(problems, () -> Optional.of(MethodSpec.read(new MethodName(name), directory)));
    readable(problems, () -> spec.map(MethodSpec::gpus));
    return new MethodEntry(directory, spec, hasDockerfile, problems.stream().findFirst());
  }

  private static DatasetEntry datasetEntry(Path directory) {
    List<String> problems = new ArrayList<>();
    TreeSize size = TreeSize.of(directory);
    problems.addAll(size.problems());
    if (!DatasetName.isValid(directory.getFileName().toString())) {
      problems.add(NAME_RULE);
    }
    Optional<JsonObject> metadata =
        readable(problems, () -> metadata(SharedLayout.datasetMetadata(directory)));
    return new DatasetEntry(
        directory,
        size.bytes(),
        size.files(),
        metadata.map(JsonObject::values).orElse(Map.of()),
        problems.stream().findFirst());
  }

  private static Optional<JsonObject> metadata(Path file) {
    return Files.isRegularFile(file) ? Optional.of(Json.read(file)) : Optional.empty();
  }

  private static List<String> names(Path parent) {
    return directories(parent).stream().map(path -> path.getFileName().toString()).toList();
  }

  private static List<Path> directories(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths
          .filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw StorageErrors.of("list", parent, e);
    } catch (UncheckedIOException e) {
      throw StorageErrors.of("list", parent, e.getCause());
    }
  }
}
