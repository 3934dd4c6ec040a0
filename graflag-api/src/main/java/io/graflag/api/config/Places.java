package io.graflag.api.config;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import io.graflag.core.experiment.ExperimentName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where methods, datasets and experiments lie on this machine.
 *
 * @param sharedDir SHARED_DIR; the examples of the installation where a user has none
 * @param ownShare the user's own SHARED_DIR, the only one that is ever written to; it may not exist
 * @param shipped the examples of the installation, which stand beside what is the user's own
 * @param experiments one directory a run
 * @param notices what a user should know of the choice, sentence by sentence
 */
public record Places(
    Path sharedDir, Path ownShare, Optional<Path> shipped, Path experiments, List<String> notices) {

  /** The variable that names SHARED_DIR. */
  public static final String SHARED_DIR_VARIABLE = ConfigurationKey.SHARED_DIR.variable();

  /**
   * A directory that holds methods or datasets.
   *
   * @param path the directory; it may not exist
   * @param origin whose they are
   */
  public record Folder(Path path, Origin origin) {}

  public Places {
    sharedDir = sharedDir.toAbsolutePath().normalize();
    ownShare = ownShare.toAbsolutePath().normalize();
    shipped = shipped.map(path -> path.toAbsolutePath().normalize());
    experiments = experiments.toAbsolutePath().normalize();
    notices = List.copyOf(notices);
  }

  /** Everything under one directory. */
  public static Places under(Path sharedDir) {
    Path experiments = new SharedLayout(sharedDir).experiments();
    return new Places(sharedDir, sharedDir, Optional.empty(), experiments, List.of());
  }

  /**
   * Chooses as the specification says (contract, section 11).
   *
   * <p>What the configuration names, else {@code ./shared} where that holds methods, else the
   * examples of the installation with experiments under {@code ./experiments}. The examples stand
   * beside a SHARED_DIR of the user's own, whose names come first. Where no configuration names
   * one, experiments that lie under {@code ./experiments} already keep that place in use.
   *
   * @param sharedDir SHARED_DIR, where the configuration sets it
   * @param workingDirectory where the user stands
   * @param installation what was installed with this program
   * @throws GraflagException NOT_FOUND where the configuration names no directory
   */
  public static Places choose(
      Optional<Path> sharedDir, Path workingDirectory, Installation installation) {
    Optional<Path> examples = installation.exampleShare();
    Path besides = workingDirectory.resolve("shared");
    Path older = new SharedLayout(workingDirectory).experiments();
    boolean hasOwn =
        sharedDir.isPresent() || Files.isDirectory(new SharedLayout(besides).methods());
    if (!hasOwn && examples.isPresent()) {
      String notice =
          "Using the example methods and datasets in %s; experiments go to %s."
              .formatted(examples.get(), older.normalize());
      return new Places(examples.get(), besides, examples, older, List.of(notice));
    }
    Path own = sharedDir.orElse(besides);
    if (sharedDir.isPresent() && !Files.isDirectory(own)) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "SHARED_DIR is " + own + ", which is no directory.",
          "Create it, or name the folder that holds datasets/.");
    }
    SharedLayout layout = new SharedLayout(own);
    Optional<Path> shipped = examples.filter(path -> !isSame(path, own));
    List<String> notices = new ArrayList<>();
    if (shipped.isPresent() && !Files.isDirectory(layout.methods())) {
      notices.add(own + " holds no methods; using those in " + shipped.get() + ".");
    }
    Path usual = layout.experiments();
    if (isSame(older, usual) || !holdsExperiments(older)) {
      return new Places(own, own, shipped, usual, notices);
    }
    Path used = sharedDir.isPresent() ? usual : older;
    Path other = sharedDir.isPresent() ? older : usual;
    if (sharedDir.isEmpty()) {
      notices.add(
          "Experiments stay in "
              + older.normalize()
              + ", where there are some already; methods and datasets are in "
              + own
              + ".");
    }
    if (holdsExperiments(other)) {
      notices.add(
          "Experiments in "
              + other.normalize()
              + " are not listed; the place in use is "
              + used.normalize()
              + ".");
    }
    return new Places(own, own, shipped, used, notices);
  }

  /** Where methods are looked for, the first to be asked first. */
  public List<Folder> methodFolders() {
    return folders(SharedLayout::methods);
  }

  /** Where datasets are looked for, the first to be asked first. */
  public List<Folder> datasetFolders() {
    return folders(SharedLayout::datasets);
  }

  private List<Folder> folders(Function<SharedLayout, Path> part) {
    List<Folder> folders = new ArrayList<>();
    if (sharedDir.equals(ownShare)) {
      folders.add(new Folder(part.apply(new SharedLayout(ownShare)), Origin.OWN));
    }
    shipped.ifPresent(
        path -> folders.add(new Folder(part.apply(new SharedLayout(path)), Origin.SHIPPED)));
    return folders;
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other)
          || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw StorageErrors.of("look at", one, e);
    }
  }

  private static boolean holdsExperiments(Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory, "exp__*")) {
      for (Path path : paths) {
        if (ExperimentName.find(path.getFileName().toString()).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw StorageErrors.of("list", directory, e);
    }
  }
}
