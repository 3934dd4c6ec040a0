package io.graflag.cluster.testbed;

import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.testing.PythonClient;
import io.graflag.core.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** SHARED_DIR of the cluster, seen from the machine that the cluster runs on. */
public final class SharedFolder {
  /** Where it is in every node. */
  public static final String PATH = "/shared";

  private static final Path METHODS = Path.of("src/test/resources/methods");

  private final Nodes nodes;
  private final Installation installation;

  SharedFolder(Nodes nodes, Installation installation) {
    this.nodes = nodes;
    this.installation = installation;
  }

  /** Whether there is a file or a folder. */
  public boolean has(String path) {
    return nodes.call(Nodes.MANAGER, List.of("test", "-e", at(path))).ok();
  }

  /** A file, byte by byte. */
  public byte[] bytes(String path) {
    try {
      Path copy = Files.createTempFile("shared", ".bin");
      try {
        String from = Nodes.container(Nodes.MANAGER) + ":" + at(path);
        Outside.run("sh", "-c", "docker cp \"$0\" - | tar -xO > \"$1\"", from, copy.toString());
        return Files.readAllBytes(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of text. */
  public String text(String path) {
    return nodes.on(Nodes.MANAGER, "cat", at(path));
  }

  /** A file that is one JSON object. */
  public JsonObject json(String path) {
    try {
      Path copy = Files.createTempFile("shared", ".json");
      try {
        Files.write(copy, bytes(path));
        return Json.read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names in a folder; empty where there is none. */
  public List<String> names(String path) {
    return nodes.call(Nodes.MANAGER, List.of("ls", "-A", at(path))).lines();
  }

  /** Writes a file. */
  public void write(String path, String text) {
    String write = "mkdir -p \"${0%/*}\" && cat > \"$0.new\" && mv \"$0.new\" \"$0\"";
    nodes.tell(Nodes.MANAGER, text, "sh", "-c", write, at(path));
  }

  /** Removes a file, or a folder with all that is in it. */
  public void remove(String path) {
    nodes.on(Nodes.MANAGER, "rm", "-rf", at(path));
  }

  /** Copies the contents of a folder of this machine into one of SHARED_DIR. */
  public void copy(Path from, String to) {
    String copy =
        "tar -C \"$1\" -ch --exclude=__pycache__ . | docker exec -i \"$0\""
            + " sh -c 'mkdir -p \"$0\" && tar -C \"$0\" -x --no-same-owner' \"$2\"";
    Outside.run(
        "sh", "-c", copy, Nodes.container(Nodes.MANAGER), from.toAbsolutePath().toString(), at(to));
  }

  /** Brings a method of these tests there, with what it is built from. */
  public void bringMethod(String name) {
    if (name.startsWith("py_")) {
      copy(PythonClient.directory(), "libs/python_client");
    }
    copy(METHODS.resolve(name), "methods/" + name);
  }

  /** Brings all methods of these tests there that need nothing else. */
  void bringMethods() {
    copy(METHODS, "methods");
  }

  /** Brings a method of the installation there. */
  public void bringShippedMethod(String name) {
    copy(installation.home().resolve("examples/shared/methods/" + name), "methods/" + name);
    copy(installation.home().resolve("examples/shared/libs"), "libs");
  }

  /** Brings a sample dataset of the installation there. */
  public void bringSample(String name) {
    copy(installation.home().resolve("examples/shared/datasets/" + name), "datasets/" + name);
  }

  /** Brings a real dataset there, under a name of the test's choice. */
  public void bringReal(String data, String name) {
    copy(SharedData.dataset(data), "datasets/" + name);
  }

  /** Brings the runner for images there, as setting up the cluster does. */
  public void bringRunner() {
    copy(installation.home().resolve("libs"), "libs");
  }

  private static String at(String path) {
    return PATH + "/" + path;
  }
}
