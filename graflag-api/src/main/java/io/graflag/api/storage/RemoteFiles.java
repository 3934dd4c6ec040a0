package io.graflag.api.storage;

import io.graflag.api.ssh.Finished;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.Document;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.spot.SpotTail;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Single files on the manager. */
final class RemoteFiles {
  /** Leaves room for what else a command says. */
  private static final int MOST_OUTPUT_BYTES = 60 << 20;

  private static final int TRIES = 10;

  private final RemoteShare share;

  RemoteFiles(RemoteShare share) {
    this.share = share;
  }

  Optional<Document> read(Path file) {
    Finished finished = share.finish(Script.READ, new byte[0], List.of(share.inside(file)));
    if (finished.exitCode() == Script.Code.NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(
        new Document(file, share.checked(new Attempt("read", file), finished).output()));
  }

  InputStream open(Path file) {
    return RemoteInput.start(
        share,
        new Attempt("read", file),
        Script.OPEN,
        InputStream.nullInputStream(),
        List.of(share.inside(file)));
  }

  void write(Path file, byte[] content) {
    share.checked(
        new Attempt("write", file),
        share.finish(
            Script.WRITE,
            content,
            List.of(share.inside(file), temporary(file).toString(), "" + content.length)));
  }

  /**
   * Replaces a status, unless that is further already: what was read must still be there to be
   * replaced.
   */
  boolean write(Path file, Status status) {
    Attempt attempt = new Attempt("write", file);
    byte[] content = StatusFile.bytes(status);
    for (int tries = 0; tries < TRIES; tries++) {
      byte[] before = share.call(attempt, Script.STATUS, share.inside(file)).output();
      int end = indexOf((byte) '\n', before);
      Document document = new Document(file, Arrays.copyOfRange(before, end + 1, before.length));
      if (StatusFile.read(document).status().filter(old -> !status.mayReplace(old)).isPresent()) {
        return false;
      }
      String stamp = new String(before, 0, end, StandardCharsets.UTF_8);
      Finished finished =
          share.finish(
              Script.REPLACE,
              content,
              List.of(share.inside(file), temporary(file).toString(), "" + content.length, stamp));
      if (finished.exitCode() != Script.Code.CHANGED) {
        share.checked(attempt, finished);
        return true;
      }
    }
    throw share.failure(attempt, Script.Code.CHANGED, "");
  }

  byte[] output(Path file, long offset, int limit) {
    int count = Math.min(limit, MOST_OUTPUT_BYTES);
    return share
        .call(new Attempt("read", file), Script.OUTPUT, share.inside(file), "" + offset, "" + count)
        .output();
  }

  OutputTail tail(Path file, int lines) {
    byte[] answer =
        share.call(new Attempt("read", file), Script.TAIL, share.inside(file), "" + lines).output();
    int end = indexOf((byte) '\n', answer);
    String[] facts = new String(answer, 0, end, StandardCharsets.US_ASCII).split(" ");
    if (facts.length < 2) {
      return OutputTail.NONE;
    }
    return new OutputTail(
        Arrays.copyOfRange(answer, end + 1, answer.length),
        Long.parseLong(facts[0]),
        Optional.of(RemoteAnswer.moment(facts[1])));
  }

  Map<String, Double> lastRow(Path file) {
    byte[] answer = share.call(new Attempt("read", file), Script.ROW, share.inside(file)).output();
    int end = indexOf((byte) 0, answer);
    return end < 0
        ? Map.of()
        : SpotTail.read(
            new String(answer, 0, end, StandardCharsets.UTF_8),
            new String(answer, end + 1, answer.length - end - 1, StandardCharsets.UTF_8));
  }

  /** A name that the next writer of the file knows as a leftover. */
  static Path temporary(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static int indexOf(byte wanted, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
