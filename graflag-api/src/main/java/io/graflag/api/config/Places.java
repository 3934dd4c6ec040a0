package io.graflag.api.config;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.SharedLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where methods, datasets and experiments lie on this machine.
 *
 * @param sharedDir SHARED_DIR
 * @param methods one directory a method
 * @param datasets one directory a dataset
 * @param experiments one directory a run
 * @param notices what a user should know of the choice, sentence by sentence
 */
public record Places(
    Path sharedDir, Path methods, Path datasets, Path experiments, List<String> notices) {

  /** The variable that names SHARED_DIR. */
  public static final String SHARED_DIR_VARIABLE = "GRAFLAG_SHARED_DIR";

  public Places {
    sharedDir = sharedDir.toAbsolutePath().normalize();
    methods = methods.toAbsolutePath().normalize();
    datasets = datasets.toAbsolutePath().normalize();
    experiments = experiments.toAbsolutePath().normalize();
    notices = List.copyOf(notices);
  }

  /** Everything under one directory. */
  public static Places under(Path sharedDir) {
    SharedLayout layout = new SharedLayout(sharedDir);
    return new Places(
        sharedDir, layout.methods(), layout.datasets(), layout.experiments(), List.of());
  }

  /**
   * Chooses as the specification says (contract, section 11).
   *
   * <p>The variable {@code GRAFLAG_SHARED_DIR}, else {@code ./shared} where that holds methods,
   * else the examples of the installation with experiments under {@code ./experiments}. A
   * SHARED_DIR without methods borrows those of the installation.
   *
   * @param environment the variables of the process
   * @param workingDirectory where relative paths start
   * @param installation what was installed with this program
   */
  public static Places choose(
      Map<String, String> environment, Path workingDirectory, Installation installation) {
    Optional<Path> examples = installation.exampleShare();
    String variable = environment.getOrDefault(SHARED_DIR_VARIABLE, "");
    Path local = workingDirectory.resolve("shared");
    if (variable.isEmpty() && !Files.isDirectory(new SharedLayout(local).methods())) {
      if (examples.isPresent()) {
        return ofExamples(examples.get(), workingDirectory);
      }
    }
    Path sharedDir = variable.isEmpty() ? local : workingDirectory.resolve(variable);
    if (!variable.isEmpty() && !Files.isDirectory(sharedDir)) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          SHARED_DIR_VARIABLE + " is " + sharedDir + ", which is no directory.",
          "Create it, or let the variable name the folder that holds datasets/.");
    }
    Places places = under(sharedDir);
    if (examples.isPresent() && !Files.isDirectory(places.methods())) {
      return places.withMethodsOf(examples.get());
    }
    return places;
  }

  private static Places ofExamples(Path examples, Path workingDirectory) {
    Path experiments = workingDirectory.resolve("experiments").normalize();
    SharedLayout layout = new SharedLayout(examples);
    return new Places(
        examples,
        layout.methods(),
        layout.datasets(),
        experiments,
        List.of(
            "Using the example methods and datasets in "
                + examples
                + "; experiments go to "
                + experiments
                + "."));
  }

  private Places withMethodsOf(Path examples) {
    List<String> all = new ArrayList<>(notices);
    all.add(sharedDir + " holds no methods; using those in " + examples + ".");
    return new Places(sharedDir, new SharedLayout(examples).methods(), datasets, experiments, all);
  }
}
