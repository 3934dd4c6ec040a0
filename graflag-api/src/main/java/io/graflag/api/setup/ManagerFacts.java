package io.graflag.api.setup;

import io.graflag.api.ssh.Finished;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What a look at the manager found.
 *
 * @param missing programs that are not there
 * @param hasSsh whether it can reach workers
 * @param madeShared whether SHARED_DIR was made just now
 * @param unusable why SHARED_DIR cannot be used; empty where it can
 */
record ManagerFacts(
    List<String> missing, boolean hasSsh, boolean madeShared, Optional<String> unusable) {
  private static final String MISSING = "missing ";
  private static final String UNUSABLE = "unusable ";

  /** Looks, makes SHARED_DIR where there is none, and leaves the marker in it. */
  static ManagerFacts find(Node manager, Site site, Marker marker) {
    Finished finished =
        manager.run(SetupScript.MANAGER, site.sharedDir().toString(), marker.name(), marker.word());
    List<String> lines = finished.text().lines().toList();
    boolean ended =
        lines.contains("there")
            || lines.contains("made")
            || lines.stream().anyMatch(line -> line.startsWith(UNUSABLE));
    if (!ended) {
      throw GraflagException.of(
          Kind.FAILED,
          "Cannot look around on " + manager.name() + ": " + Node.lastLine(finished.errors()) + ".",
          "The account's shell there has to run programs given by ssh.");
    }
    return new ManagerFacts(
        after(lines, MISSING),
        !lines.contains("no-ssh"),
        lines.contains("made"),
        after(lines, UNUSABLE).stream().findFirst());
  }

  private static List<String> after(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  StepEnd tools(boolean needsSsh) {
    boolean lacksSsh = needsSsh && !hasSsh;
    if (missing.isEmpty() && !lacksSsh) {
      return StepEnd.already("Docker and the programs of GNU are there");
    }
    String names =
        String.join(", ", missing) + (lacksSsh ? (missing.isEmpty() ? "" : ", ") + "ssh" : "");
    throw GraflagException.of(
        Kind.FAILED,
        "Missing on the manager: " + names + ".",
        "Debian and Ubuntu: apt-get install docker.io coreutils findutils tar gawk grep sed gzip"
            + " openssh-client");
  }

  StepEnd sharedDir(Site site) {
    if (unusable.isPresent()) {
      throw GraflagException.of(
          Kind.STORAGE,
          "SHARED_DIR, " + site.sharedDir() + ", cannot be used: " + unusable.get() + ".",
          "SSH_USER has to be allowed to write there.");
    }
    return madeShared
        ? StepEnd.done(site.sharedDir() + " was made")
        : StepEnd.already(site.sharedDir() + " can be written to");
  }
}
