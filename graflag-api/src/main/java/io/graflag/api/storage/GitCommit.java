package io.graflag.api.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The commit of a directory that lies in a git checkout. */
final class GitCommit {
  private static final int LIMIT_SECONDS = 5;

  private GitCommit() {}

  /** The last commit that touched the directory; empty without git, a checkout or a commit. */
  static Optional<String> of(Path directory) {
    try {
      Process git =
          new ProcessBuilder(
                  "git", "-C", directory.toString(), "log", "-1", "--format=%H", "--", ".")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      // One line of output fits the pipe, so the end may be waited for before it is read.
      if (!git.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return Optional.empty();
      }
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return Optional.of(text.strip())
          .filter(commit -> git.exitValue() == 0 && commit.matches("[0-9a-f]{40,64}"));
    } catch (IOException e) {
      // No git here: the commit stays unknown, which is what an empty value says.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
