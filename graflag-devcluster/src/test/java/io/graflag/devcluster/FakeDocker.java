package io.graflag.devcluster;

import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A docker command that keeps containers, networks and volumes in memory. */
final class FakeDocker implements Program {
  static final Answer OK = new Answer(0, "", "");
  static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGMT2XcaCjBqU3vju9XOP4/ywalT8jiQu1yo9+jLCqr3 x@y\n";

  private static final Pattern FIELD = Pattern.compile("\\{\\{\\.(?:Label \"([^\"]+)\"|(\\w+))}}");

  /** Something that Docker holds. */
  record Thing(String id, String name, Map<String, String> labels, String subnet, String[] state) {}

  final Map<String, Thing> containers = new LinkedHashMap<>();
  final Map<String, Thing> networks = new LinkedHashMap<>();
  final Map<String, Thing> volumes = new LinkedHashMap<>();
  final List<Call> calls = new ArrayList<>();
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Map<String, Answer> first = new HashMap<>();
  private int made;

  /** Has calls that start like this answered so, whatever they would do. */
  FakeDocker answering(String start, Answer answer) {
    answers.put(start, answer);
    return this;
  }

  /** Has the first call that starts like this answered so, and the next as usual. */
  FakeDocker answeringOnce(String start, Answer answer) {
    first.put(start, answer);
    return this;
  }

  /** Has such calls do what they do again. */
  void answeringAsUsual(String start) {
    answers.remove(start);
  }

  /** Lets somebody else have a container, network or volume. */
  void foreign(Map<String, Thing> things, String name, String subnet) {
    things.put(
        name, new Thing("foreign-" + name, name, Map.of(), subnet, new String[] {"running"}));
  }

  /** The calls that start like this. */
  List<String> called(String start) {
    return calls.stream()
        .map(call -> String.join(" ", call.arguments()))
        .filter(line -> line.startsWith(start))
        .toList();
  }

  /** The texts that went to standard input of calls that hold a word. */
  List<String> inputs(String word) {
    return calls.stream()
        .filter(call -> call.arguments().stream().anyMatch(a -> a.contains(word)))
        .map(Call::input)
        .filter(input -> !input.isEmpty())
        .toList();
  }

  @Override
  public Answer run(Call call) {
    calls.add(call);
    String line = String.join(" ", call.arguments());
    Answer once =
        first.keySet().stream()
            .filter(line::startsWith)
            .findFirst()
            .map(first::remove)
            .orElse(null);
    if (once != null) {
      return once;
    }
    return answers.keySet().stream()
        .filter(line::startsWith)
        .findFirst()
        .map(answers::get)
        .orElseGet(() -> done(call.arguments()));
  }

  private Answer done(List<String> words) {
    String two = words.get(0) + (words.size() > 1 ? " " + words.get(1) : "");
    return switch (words.get(0)) {
      case "version" -> said("24.0.7");
      case "info" -> said("linux\t[\"name=seccomp\"]\trunc ");
      case "ps" -> list(words, containers.values());
      case "run" -> start(words);
      case "rm" -> remove(containers, words);
      case "start", "unpause" -> resume(words.get(words.size() - 1));
      case "exec" -> words.contains("cat") ? new Answer(0, KEY, "") : OK;
      case "logs" -> said("last line");
      default ->
          switch (two) {
            case "network ls" -> list(words, networks.values());
            case "network inspect" -> subnets();
            case "network create" -> create(networks, words);
            case "network rm" -> remove(networks, words);
            case "volume ls" -> list(words, volumes.values());
            case "volume create" -> create(volumes, words);
            case "volume rm" -> remove(volumes, words);
            default -> OK;
          };
    };
  }

  private static Answer said(String text) {
    return new Answer(0, text + "\n", "");
  }

  private static Answer list(List<String> words, Collection<Thing> things) {
    String template = words.get(words.indexOf("--format") + 1);
    StringBuilder lines = new StringBuilder();
    for (Thing thing : things) {
      Matcher field = FIELD.matcher(template);
      lines
          .append(field.replaceAll(found -> value(thing, found.group(1), found.group(2))))
          .append('\n');
    }
    return new Answer(0, lines.toString(), "");
  }

  private static String value(Thing thing, String label, String field) {
    if (label != null) {
      return thing.labels().getOrDefault(label, "");
    }
    return switch (field) {
      case "ID" -> thing.id();
      case "State" -> thing.state()[0];
      default -> thing.name();
    };
  }

  private Answer subnets() {
    StringBuilder lines = new StringBuilder();
    networks
        .values()
        .forEach(n -> lines.append(n.id()).append('\t').append(n.subnet()).append('\n'));
    return new Answer(0, lines.toString(), "");
  }

  private Answer start(List<String> words) {
    if (words.contains("--rm")) {
      return OK;
    }
    String name = words.get(words.indexOf("--name") + 1);
    containers.put(name, thing(name, words));
    return said(name);
  }

  private Answer create(Map<String, Thing> things, List<String> words) {
    String name = words.get(words.size() - 1);
    things.put(name, thing(name, words));
    return said(name);
  }

  private Thing thing(String name, List<String> words) {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--label")) {
        String[] pair = words.get(i + 1).split("=", 2);
        labels.put(pair[0], pair[1]);
      }
    }
    int subnet = words.indexOf("--subnet");
    String range = subnet < 0 ? "" : words.get(subnet + 1);
    return new Thing("id" + ++made, name, labels, range, new String[] {"running"});
  }

  private static Answer remove(Map<String, Thing> things, List<String> words) {
    Predicate<Thing> named = t -> words.contains(t.id()) || words.contains(t.name());
    things.values().removeIf(named);
    return OK;
  }

  private Answer resume(String id) {
    containers.values().stream()
        .filter(thing -> thing.id().equals(id))
        .forEach(thing -> thing.state()[0] = "running");
    return OK;
  }
}
