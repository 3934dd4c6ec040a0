package io.graflag.cluster.testbed;

import io.graflag.devcluster.program.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that methods build from, for a cluster that can pull nothing.
 *
 * <p>They are made on the engine outside, under names that say what they are made of, so that each
 * is made once; in the manager alone they have the names that Dockerfiles use. Workers pull what is
 * built from the registry.
 */
final class BaseImages {
  private static final String DEBIAN = "debian:bookworm-slim";
  private static final String JAVA = "eclipse-temurin:17-jre";
  private static final String PYTHON = "python:3.11-slim";

  /** What detectors, the runner's library and the evaluator with its pictures need. */
  private static final String MODULES =
      "java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,"
          + "jdk.compiler,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs";

  private static final Path TRUSTED = Path.of("/etc/ssl/certs/ca-certificates.crt");

  private final Path folder;

  /**
   * Creates it.
   *
   * @param folder for what images are built from
   */
  BaseImages(Path folder) {
    this.folder = folder;
  }

  /** Gives the engine of a node all of them. */
  void bringTo(Nodes nodes, String node) throws IOException {
    Map<String, String> made = new LinkedHashMap<>();
    made.put(DEBIAN, DEBIAN);
    made.put(JAVA, java());
    made.put(PYTHON, python());
    if (!made.values().stream().allMatch(image -> nodes.call(node, present(image)).ok())) {
      List<String> load =
          new ArrayList<>(
              List.of(
                  "sh", "-c", "docker save \"$@\" | docker exec -i \"$0\" docker load --quiet"));
      load.add(Nodes.container(node));
      load.addAll(made.values());
      Outside.run(load);
    }
    made.forEach((name, image) -> nodes.on(node, "docker", "tag", image, name));
  }

  private String java() throws IOException {
    String dockerfile = text("java.Dockerfile");
    Path context = folder.resolve("java");
    return ensure(
        "java",
        List.of(dockerfile, MODULES, System.getProperty("java.runtime.version")),
        () -> {
          Outside.run("rm", "-rf", context.toString());
          Files.createDirectories(context);
          Files.writeString(context.resolve("Dockerfile"), dockerfile);
          Outside.run(
              Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
              "--add-modules=" + MODULES,
              "--strip-debug",
              "--no-header-files",
              "--no-man-pages",
              "--output=" + context.resolve("jre"));
          return context;
        });
  }

  private String python() throws IOException {
    String dockerfile = text("python.Dockerfile");
    String trusted = Files.exists(TRUSTED) ? Files.readString(TRUSTED) : "";
    Path context = folder.resolve("python");
    return ensure(
        "python",
        List.of(dockerfile, trusted),
        () -> {
          Files.createDirectories(context);
          Files.writeString(context.resolve("Dockerfile"), dockerfile);
          Files.writeString(context.resolve(TRUSTED.getFileName()), trusted);
          return context;
        });
  }

  private static String ensure(String name, List<String> madeOf, Context context)
      throws IOException {
    String tag = "graflag-test-" + name + ":" + digest(madeOf);
    Answer found = Outside.call(present(tag));
    if (!found.ok()) {
      Outside.build(tag, context.make().toString());
    }
    return tag;
  }

  private static List<String> present(String image) {
    return List.of("docker", "image", "inspect", "--format", "{{.Id}}", image);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = BaseImages.class.getResourceAsStream("/images/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(List<String> texts) {
    try {
      byte[] bytes = String.join("\0", texts).getBytes(StandardCharsets.UTF_8);
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha256, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Makes what an image is built from. */
  private interface Context {
    Path make() throws IOException;
  }
}
