package io.graflag.api.storage;

import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.SameContent;
import io.graflag.api.copy.Sha256;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares files of this machine with files of the manager by what they hold. */
final class RemoteContents {
  private static final int DIGITS = 64;

  private final RemoteShare share;
  private final boolean upload;

  /**
   * Prepares for comparing.
   *
   * @param upload whether the files of the manager are the targets
   */
  RemoteContents(RemoteShare share, boolean upload) {
    this.share = share;
    this.upload = upload;
  }

  /**
   * Makes a plan; where contents count, it is made twice: first to learn which files to compare,
   * which are then read all at once.
   *
   * @param asked whether contents count
   */
  CopyPlan compared(boolean asked, Function<SameContent, CopyPlan> planning) {
    Map<Path, Path> pairs = new LinkedHashMap<>();
    CopyPlan first =
        planning.apply(
            (source, target) -> {
              pairs.put(upload ? target : source, upload ? source : target);
              return true;
            });
    if (!asked || pairs.isEmpty()) {
      return first;
    }
    Map<Path, String> there = digests(new ArrayList<>(pairs.keySet()));
    return planning.apply(
        (source, target) -> {
          Path far = upload ? target : source;
          return Sha256.of(upload ? source : target).equals(there.get(far));
        });
  }

  private Map<Path, String> digests(List<Path> files) {
    Attempt attempt = new Attempt("read what is to be compared in", share.root());
    Map<Path, String> digests = new HashMap<>();
    try (RemoteInput input =
        RemoteInput.start(
            share,
            attempt,
            Script.DIGESTS,
            new ByteArrayInputStream(RemoteTrees.words(files)),
            List.of())) {
      List<String> words = new ArrayList<>();
      RemoteAnswer.addWords(words, input.readAllBytes(), 0);
      // Two characters, which say how it was read, come between.
      words.forEach(w -> digests.put(Path.of(w.substring(DIGITS + 2)), w.substring(0, DIGITS)));
    } catch (IOException e) {
      if (e.getCause() instanceof GraflagException cause) {
        throw cause;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new GraflagException(Kind.INTERRUPTED, "Interrupted while comparing.", null, e);
      }
      throw StorageErrors.of("read", share.root(), e);
    }
    return digests;
  }
}
