package io.graflag.devcluster.bringup;

import io.graflag.core.StorageErrors;
import io.graflag.devcluster.plan.NodeRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the image of a role is built from.
 *
 * @param role whose image it is
 * @param files paths in the build context, and their text
 */
record NodeImage(NodeRole role, Map<String, String> files) {
  private static final List<String> COMMON = List.of("sshd.conf", "node.sh");

  /** The files that came along. */
  static NodeImage of(NodeRole role) {
    List<String> names = new ArrayList<>(COMMON);
    names.addAll(
        switch (role) {
          case MANAGER ->
              List.of(
                  "manager/Dockerfile",
                  "manager/start.sh",
                  "manager/registry.yml",
                  "manager/ganesha.conf");
          case WORKER -> List.of("worker/Dockerfile", "worker/start.sh");
        });
    Map<String, String> files = new LinkedHashMap<>();
    names.forEach(name -> files.put(name, resource(name)));
    return new NodeImage(role, files);
  }

  private static String resource(String name) {
    try (InputStream in = NodeImage.class.getResourceAsStream("/io/graflag/devcluster/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name + " from the program itself", e);
    }
  }

  /** Its name, which is another for other files. */
  String tag() {
    List<String> all = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          all.add(name);
          all.add(text);
        });
    return "graflag-devcluster-" + role + ":" + Digest.of(all);
  }

  /** Its Dockerfile in the build context. */
  String dockerfile() {
    return role + "/Dockerfile";
  }

  /** Writes the build context. */
  void write(Path context) {
    files.forEach(
        (name, text) -> {
          Path file = context.resolve(name);
          try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw StorageErrors.of("write", file, e);
          }
        });
  }
}
