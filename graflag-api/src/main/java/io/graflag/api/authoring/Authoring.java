package io.graflag.api.authoring;

import io.graflag.api.Experiments;
import io.graflag.api.storage.MethodEntry;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.SharedLayout;
import io.graflag.core.method.MethodName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Methods in the making: writes a directory to start from, and tests one against the contract. */
public final class Authoring {
  private static final int LONGEST_SUGGESTION = 60;

  private final Storage storage;
  private final Function<Storage, Experiments> experimentsIn;
  private final Path ownShare;
  private final String path;
  private final Clock clock;

  /**
   * Creates it over a storage.
   *
   * @param storage where methods and datasets are found
   * @param experimentsIn runs over another storage, for those that leave nothing behind
   * @param ownShare the SHARED_DIR into which new methods go; it need not exist
   * @param path where programs are looked for, separated by colons
   * @param clock the clock of the storage
   */
  public Authoring(
      Storage storage,
      Function<Storage, Experiments> experimentsIn,
      Path ownShare,
      String path,
      Clock clock) {
    this.storage = storage;
    this.experimentsIn = experimentsIn;
    this.ownShare = ownShare;
    this.path = path;
    this.clock = clock;
  }

  /**
   * Checks the name of a method that is to be written.
   *
   * @throws GraflagException USAGE, with a name that would do where the given one suggests any
   */
  public static MethodName name(String text) {
    try {
      return MethodName.parse(text);
    } catch (GraflagException e) {
      String near = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
      String trimmed = near.replaceAll("^_+|_+$", "");
      throw GraflagException.of(
          e.kind(),
          e.getMessage(),
          trimmed.isEmpty() || trimmed.length() > LONGEST_SUGGESTION
              ? e.hint().orElse("")
              : "Try " + trimmed + ". " + e.hint().orElse(""));
    }
  }

  /**
   * Writes the directory of a method that works, under the methods of the user's own SHARED_DIR.
   *
   * @throws GraflagException CONFLICT where there is something of that name, or STORAGE
   */
  public NewMethod create(MethodName name, MethodLanguage language) {
    return NewMethod.write(name, language, new SharedLayout(ownShare).methods());
  }

  /** The same under another directory, which will hold one of the method's name. */
  public NewMethod create(MethodName name, MethodLanguage language, Path parent) {
    return NewMethod.write(name, language, parent);
  }

  /**
   * Prepares the test of a method.
   *
   * @throws GraflagException USAGE or NOT_FOUND where there is no such method or directory
   */
  public MethodCheck check(CheckRequest request) {
    return new MethodCheck(folder(request), request, storage, experimentsIn, path, clock);
  }

  private MethodFolder folder(CheckRequest request) {
    String method = request.method();
    boolean isPath = method.contains("/") || method.startsWith(".");
    if (!isPath) {
      Optional<Path> listed = listed(method.toLowerCase(Locale.ROOT));
      return new MethodFolder(
          listed.orElseGet(() -> storage.method(MethodName.parse(method)).directory()), true);
    }
    Path directory = directory(request.workingDirectory(), method);
    boolean listed =
        listed(directory.getFileName().toString())
            .filter(found -> isSame(found, directory))
            .isPresent();
    return new MethodFolder(directory, listed);
  }

  private Optional<Path> listed(String name) {
    return storage.methods().stream()
        .filter(entry -> entry.name().equals(name))
        .map(MethodEntry::directory)
        .findFirst();
  }

  private static Path directory(Path workingDirectory, String text) {
    try {
      Path directory = workingDirectory.resolve(text).normalize();
      if (Files.isDirectory(directory) && directory.getFileName() != null) {
        return directory;
      }
      throw GraflagException.of(
          Kind.NOT_FOUND, directory + " is no directory.", "Name a method, or its directory.");
    } catch (InvalidPathException e) {
      throw GraflagException.of(Kind.USAGE, "That is no path: " + e.getReason() + ".");
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      // Gone meanwhile, or not to be looked at: then it is not the one that is listed.
      return false;
    }
  }
}
