package io.graflag.api.storage;

import io.graflag.api.config.Origin;
import io.graflag.api.ssh.Finished;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.SharedLayout;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.EnvFile;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods and datasets on the manager, each list in one round trip. */
final class RemoteCatalogue {
  private static final int TRIES = 3;

  /** Each file of each dataset is looked at, and a disk may be slow. */
  private static final Duration LOOK_LIMIT = Duration.ofMinutes(5);

  private final RemoteShare share;
  private final SharedLayout layout;

  RemoteCatalogue(RemoteShare share) {
    this.share = share;
    this.layout = new SharedLayout(share.root());
  }

  List<MethodEntry> methods() {
    return methods(List.of());
  }

  MethodEntry method(MethodName name) {
    MethodEntry entry =
        methods(List.of(name.value())).stream()
            .findFirst()
            .orElseThrow(() -> notFound(share, "method", name.value(), layout.methods()));
    if (entry.problem().isPresent()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "The method " + name + " cannot be run: " + entry.problem().get() + ".");
    }
    return entry;
  }

  List<DatasetEntry> datasets() {
    return datasets(List.of());
  }

  DatasetEntry dataset(DatasetName name) {
    return datasets(List.of(name.value())).stream()
        .findFirst()
        .orElseThrow(() -> notFound(share, "dataset", name.value(), layout.datasets()));
  }

  /** Names things with a similar name, which costs a round trip of its own. */
  static GraflagException notFound(RemoteShare share, String what, String name, Path folder) {
    Attempt attempt = new Attempt("list", folder);
    Finished finished = share.call(attempt, Script.NAMES, share.inside(folder));
    List<String> names = new ArrayList<>();
    RemoteAnswer.addWords(names, finished.output(), 0);
    return NearNames.notFound(what, name, names, folder + " on " + share.shell().describe());
  }

  private List<MethodEntry> methods(List<String> names) {
    Attempt attempt = new Attempt("look at the methods in", layout.methods());
    Finished finished = share.checked(attempt, share.finish(Script.METHODS, new byte[0], names));
    RemoteAnswer answer = RemoteAnswer.parse(share, attempt, finished, 1);
    return answer.lists().get(0).stream()
        .map(word -> method(word, answer))
        .sorted(Comparator.comparing(MethodEntry::directory))
        .toList();
  }

  /** A word is a letter for a .env, one for a Dockerfile, and the name. */
  private MethodEntry method(String word, RemoteAnswer answer) {
    boolean hasEnv = word.charAt(0) == 'e';
    boolean hasDockerfile = word.charAt(1) == 'd';
    String name = word.substring(2);
    Path directory = share.path("methods/" + name);
    List<String> problems = new ArrayList<>();
    Optional<MethodSpec> spec = Optional.empty();
    if (!MethodName.isValid(name)) {
      problems.add(Catalogue.NAME_RULE);
    } else if (!hasEnv) {
      problems.add("it has no .env file");
    } else {
      spec = Catalogue.readable(problems, () -> spec(name, directory, answer));
      Optional<MethodSpec> read = spec;
      Catalogue.readable(problems, () -> read.map(MethodSpec::gpus));
    }
    return new MethodEntry(
        directory, spec, hasDockerfile, problems.stream().findFirst(), Origin.OWN);
  }

  private Optional<MethodSpec> spec(String name, Path directory, RemoteAnswer answer) {
    String path = share.root().relativize(SharedLayout.env(directory)).toString();
    return answer
        .document(share, path)
        .map(
            env ->
                new MethodSpec(
                    new MethodName(name),
                    EnvFile.parse(
                        new String(env.bytes(), StandardCharsets.UTF_8), env.path().toString())));
  }

  private List<DatasetEntry> datasets(List<String> wanted) {
    Attempt attempt = new Attempt("look at the datasets in", layout.datasets());
    for (int tries = 0; tries < TRIES; tries++) {
      Finished finished =
          share.checked(
              attempt, share.finish(Script.DATASETS, LOOK_LIMIT, wanted.toArray(String[]::new)));
      RemoteAnswer answer = RemoteAnswer.parse(share, attempt, finished, 2);
      List<String> names = answer.lists().get(0);
      List<String> sizes = answer.lists().get(1);
      if (names.size() == sizes.size()) {
        List<DatasetEntry> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
          entries.add(dataset(names.get(i), sizes.get(i), answer, finished.errors()));
        }
        entries.sort(Comparator.comparing(DatasetEntry::directory));
        return List.copyOf(entries);
      }
      // One was deleted between its name and its size.
    }
    throw share.failure(attempt, Script.Code.CHANGED, "");
  }

  private DatasetEntry dataset(String name, String size, RemoteAnswer answer, String errors) {
    List<String> problems = new ArrayList<>(unreadable(name, errors));
    if (!DatasetName.isValid(name)) {
      problems.add(Catalogue.NAME_RULE);
    }
    String file = SharedLayout.datasetMetadata(Path.of("")).toString();
    Optional<JsonObject> metadata =
        Catalogue.readable(
            problems,
            () -> answer.document(share, "datasets/" + name + "/" + file).map(Json::read));
    String[] numbers = size.split(" ");
    return new DatasetEntry(
        share.path("datasets/" + name),
        Long.parseLong(numbers[0]),
        Integer.parseInt(numbers[1]),
        metadata.map(JsonObject::values).orElse(Map.of()),
        problems.stream().findFirst(),
        Origin.OWN);
  }

  /** Which files find complains of: those that it may not read, and links that lead round. */
  private List<String> unreadable(String name, String errors) {
    String start = "'datasets/" + name + "/";
    return errors
        .lines()
        .filter(line -> line.startsWith("find: ") && line.contains(start))
        .map(line -> line.substring(line.indexOf(start) + 1))
        .filter(rest -> rest.indexOf('\'') > 0)
        .map(rest -> "cannot read " + share.path(rest.substring(0, rest.indexOf('\''))))
        .toList();
  }
}
