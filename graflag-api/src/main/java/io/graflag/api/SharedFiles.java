package io.graflag.api;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.SharedLayout;
import io.graflag.core.method.EnvFile;
import io.graflag.core.method.MethodName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Files of SHARED_DIR, and how they get there and back. */
public final class SharedFiles {
  private static final Pattern LIBRARY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final SharedLayout LAYOUT = new SharedLayout(Path.of(""));
  private static final String METHOD_NAME = "METHOD_NAME";

  /** Libraries of the original in whose directories parts of GraFlag lie (contract, section 1). */
  private static final Set<String> SHARED_LIBRARIES = Set.of("graflag_runner", "graflag_evaluator");

  private static final Set<String> OWN_PARTS =
      Set.of("lib", "bin", "VERSION", "plugins", "Dockerfile.java");

  private final Storage storage;

  SharedFiles(Storage storage) {
    this.storage = storage;
  }

  /**
   * Copies a file or a directory of SHARED_DIR.
   *
   * @param source path under SHARED_DIR
   * @param target the copy; must not exist
   * @param directory whether a directory is meant
   * @return the copy
   */
  public Path download(String source, Path target, boolean directory) {
    storage.download(source, target, directory);
    return target;
  }

  /**
   * Copies files and trees of SHARED_DIR to this machine; only what changed.
   *
   * @param sources paths under SHARED_DIR, a final slash for what a directory holds
   * @param destination a path of this machine
   * @throws GraflagException NOT_FOUND, USAGE, CONFLICT, STORAGE, STORAGE_FULL or INTERRUPTED
   */
  public CopyReport download(
      List<String> sources, CopyPath destination, CopyOptions options, CopyListener listener) {
    return storage.download(sources, destination, options, listener);
  }

  /**
   * Copies files and trees of this machine to SHARED_DIR; only what changed.
   *
   * @param sources files and directories of this machine
   * @param destination path under SHARED_DIR
   * @throws GraflagException NOT_FOUND, USAGE, CONFLICT, STORAGE, STORAGE_FULL or INTERRUPTED
   */
  public CopyReport upload(
      List<CopyPath> sources, String destination, CopyOptions options, CopyListener listener) {
    return storage.upload(sources, destination, options, listener);
  }

  /**
   * Sends a method to {@code methods/<METHOD_NAME lowered>}.
   *
   * @param directory its directory, whose {@code .env} names it
   * @throws GraflagException INVALID_INPUT where the key is missing; else as {@link #upload}
   */
  public CopyReport syncMethod(Path directory, CopyOptions options, CopyListener listener) {
    Path env = SharedLayout.env(directory);
    if (!Files.isRegularFile(env)) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          directory + " is no method: it has no .env file.",
          "Name the directory of a method with --path, or send a library with --lib.");
    }
    String name = EnvFile.read(env).values().getOrDefault(METHOD_NAME, "");
    if (name.isEmpty()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          env + " has no " + METHOD_NAME + ", so it is not known where the method belongs.",
          "Add a line like METHOD_NAME=MYMETHOD.");
    }
    return upload(
        List.of(new CopyPath(directory, true)),
        LAYOUT.method(MethodName.parse(name)).toString(),
        options,
        listener);
  }

  /**
   * Sends a library to {@code libs/<name of its directory>}.
   *
   * @throws GraflagException USAGE where the directory has a hostile name; CONFLICT where it holds
   *     what belongs to GraFlag there; else as {@link #upload}
   */
  public CopyReport syncLibrary(Path directory, CopyOptions options, CopyListener listener) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "" : last.toString();
    if (!LIBRARY.matcher(name).matches()) {
      throw GraflagException.of(
          Kind.USAGE,
          Json.quoted(name) + " is not the name of a library.",
          "Names hold letters, digits, '.', '_' and '-', and start with a letter or digit.");
    }
    return upload(
        List.of(new CopyPath(directory, true)),
        LAYOUT.libraries().resolve(name).toString(),
        SHARED_LIBRARIES.contains(name) ? options.keeping(OWN_PARTS) : options,
        listener);
  }
}
