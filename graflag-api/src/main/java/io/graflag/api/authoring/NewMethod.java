package io.graflag.api.authoring;

import io.graflag.api.copy.FileTree;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.method.MethodName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A method directory that was written to start from.
 *
 * @param name name of the method
 * @param language what it is written in
 * @param directory where it lies
 * @param files its files, relative to the directory; the one to change first comes first
 */
public record NewMethod(String name, String language, String directory, List<String> files) {
  /** Stands in the templates where the name of the method goes. */
  private static final String METHOD_MARK = "@METHOD@";

  /** Not {@code .env} among the resources: build tools pass over files with a leading dot. */
  private static final Map<String, String> COMMON =
      Map.of(".env", "env", "Dockerfile", "Dockerfile", "README.md", "README.md");

  public NewMethod {
    files = List.copyOf(files);
  }

  /**
   * Writes the directory, all of it or nothing.
   *
   * @param methods the directory that will hold it, created where it is missing
   * @throws GraflagException CONFLICT where there is something of that name, or STORAGE
   */
  static NewMethod write(MethodName name, MethodLanguage language, Path methods) {
    Path directory = methods.toAbsolutePath().normalize().resolve(name.value());
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw GraflagException.of(
          Kind.CONFLICT,
          directory + " exists already; nothing was written.",
          "Choose another name, or remove the directory.");
    }
    Path partial = directory.resolveSibling("." + name + "." + UUID.randomUUID() + ".tmp");
    Map<String, String> files = files(language);
    try {
      Files.createDirectories(partial);
      for (Map.Entry<String, String> file : files.entrySet()) {
        String text = template(language, file.getValue()).replace(METHOD_MARK, name.value());
        Files.writeString(partial.resolve(file.getKey()), text);
      }
      Files.move(partial, directory);
    } catch (IOException e) {
      GraflagException failure = StorageErrors.of("write", directory, e);
      if (Files.exists(partial)) {
        FileTree.delete(partial);
      }
      throw failure;
    }
    return new NewMethod(
        name.value(), language.word(), directory.toString(), new ArrayList<>(files.keySet()));
  }

  /** The files of a method, each with the resource it is made from. */
  private static Map<String, String> files(MethodLanguage language) {
    Map<String, String> files = new LinkedHashMap<>();
    language.sources().forEach(source -> files.put(source, source));
    COMMON.keySet().stream().sorted().forEach(file -> files.put(file, COMMON.get(file)));
    return files;
  }

  private static String template(MethodLanguage language, String file) throws IOException {
    String resource = language.word() + "/" + file;
    try (InputStream in = NewMethod.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the template " + resource + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
