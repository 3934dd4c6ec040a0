package io.graflag.api.authoring;

import io.graflag.api.SharedFolder;
import io.graflag.core.method.EnvFile;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import java.nio.file.Path;
import java.util.List;

/** A method directory under test, and what a check says of it. */
final class Folder {
  private final SharedFolder shared;
  private final MethodFolder method;

  Folder(Path root) {
    this.shared = new SharedFolder(root);
    this.method = new MethodFolder(root.resolve("methods/mine"), true);
  }

  MethodFolder method() {
    return method;
  }

  /** Writes a file of the method. */
  Folder file(String name, String text) {
    shared.write("methods/mine/" + name, text);
    return this;
  }

  /** The method with a {@code .env} of these lines. */
  static MethodSpec spec(String... lines) {
    return new MethodSpec(
        new MethodName("mine"), EnvFile.parse(String.join("\n", lines), "mine/.env"));
  }

  /** Each check that is not ok, as "warning .env: what was found". */
  static List<String> complaints(Findings findings) {
    return findings.all().stream()
        .filter(check -> check.level() != Check.Level.OK)
        .map(check -> check.level() + " " + check.subject() + ": " + check.finding())
        .toList();
  }
}
