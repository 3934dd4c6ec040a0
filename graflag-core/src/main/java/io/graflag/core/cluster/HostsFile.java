package io.graflag.core.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code hosts.yml}: subnet, manager and workers. */
public final class HostsFile {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final Set<String> KEYS = Set.of("subnet", "manager", "workers");

  private final String source;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<HostAddress, Integer> addresses = new HashMap<>();
  private final List<Node> workers = new ArrayList<>();
  private Optional<Subnet> subnet = Optional.empty();
  private Optional<Node> manager = Optional.empty();

  /** Whether the file was read to its end, so that what is missing is really missing. */
  private boolean whole;

  private record Node(HostAddress address, int line) {}

  /**
   * What was read.
   *
   * @param hosts the machines; empty where there is any problem
   * @param problems all that is wrong, each with file and line
   */
  public record Reading(Optional<Hosts> hosts, List<String> problems) {}

  private HostsFile(String source) {
    this.source = source;
  }

  /** Reads a file; a file that cannot be read is a problem like any other. */
  public static Reading read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        return refused(file + " is larger than 1 MiB; it cannot be a list of hosts.");
      }
      return parse(new String(bytes, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      return refused(StorageErrors.of("read", file, e).getMessage());
    }
  }

  private static Reading refused(String problem) {
    return new Reading(Optional.empty(), List.of(problem));
  }

  /**
   * Reads the text of a file.
   *
   * @param text the whole file
   * @param source what to call the file in problems
   */
  public static Reading parse(String text, String source) {
    HostsFile file = new HostsFile(source);
    try (JsonParser parser = new YAMLFactory().createParser(new StringReader(text))) {
      file.document(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      file.problem(line, "is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new AssertionError("a text in memory can be read", e);
    }
    return file.reading();
  }

  private void document(JsonParser parser) throws IOException {
    if (parser.nextToken() == null) {
      whole = true;
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problem(line(parser), "must hold subnet, manager and workers.");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int line = line(parser);
      Integer before = seen.put(key, line);
      if (before != null) {
        problem(line, key + " stands a second time, first in line " + before + ".");
      }
      parser.nextToken();
      if (!KEYS.contains(key)) {
        problem(line, "unknown key; a file of hosts holds subnet, manager and workers.");
        parser.skipChildren();
      } else if (key.equals("workers")) {
        workers(parser);
      } else {
        single(key, parser);
      }
    }
    whole = true;
  }

  private void single(String key, JsonParser parser) throws IOException {
    if (!parser.currentToken().isScalarValue()) {
      problem(line(parser), key + " must be one value.");
      parser.skipChildren();
    } else if (key.equals("subnet")) {
      subnet = checked(parser, Subnet::parse);
    } else {
      manager = node(parser);
    }
  }

  private void workers(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      problem(line(parser), "workers must be a list, one '- ADDRESS' a line.");
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isScalarValue()) {
        node(parser).ifPresent(workers::add);
      } else {
        problem(line(parser), "a worker must be one address.");
        parser.skipChildren();
      }
    }
  }

  private Optional<Node> node(JsonParser parser) throws IOException {
    int line = line(parser);
    Optional<HostAddress> address = checked(parser, HostAddress::parse);
    address.ifPresent(
        found -> {
          Integer before = addresses.putIfAbsent(found, line);
          if (before != null) {
            problem(line, found + " stands a second time, first in line " + before + ".");
          }
        });
    return address.map(found -> new Node(found, line));
  }

  private <T> Optional<T> checked(JsonParser parser, Function<String, T> parse) throws IOException {
    try {
      return Optional.of(parse.apply(parser.getText()));
    } catch (GraflagException e) {
      problem(line(parser), e.getMessage() + e.hint().map(hint -> " " + hint).orElse(""));
      return Optional.empty();
    }
  }

  private Reading reading() {
    List<Node> all = new ArrayList<>(manager.stream().toList());
    all.addAll(workers);
    for (Node node : all) {
      subnet
          .filter(range -> !range.allows(node.address()))
          .ifPresent(
              range -> problem(node.line(), node.address() + " is not in subnet " + range + "."));
    }
    if (whole && !seen.containsKey("manager")) {
      problems.add(source + ": names no manager; add a line 'manager: ADDRESS'.");
    }
    List<HostAddress> others = workers.stream().map(Node::address).toList();
    return new Reading(
        problems.isEmpty()
            ? manager.map(m -> new Hosts(subnet, m.address(), others))
            : Optional.empty(),
        List.copyOf(problems));
  }

  private void problem(int line, String text) {
    problems.add(source + ":" + line + ": " + text);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
