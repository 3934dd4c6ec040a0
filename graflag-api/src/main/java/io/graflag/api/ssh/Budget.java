package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** What a command may print where all of it is kept in memory, on both its streams together. */
final class Budget {
  static final int BYTES = 64 << 20;
  private static final int PIECE = 32 * 1024;

  private final AtomicLong left = new AtomicLong(BYTES);
  private final String what;

  /**
   * Starts with all of it.
   *
   * @param what the command in words
   */
  Budget(String what) {
    this.what = what;
  }

  /**
   * Reads a stream to its end.
   *
   * @throws GraflagException FAILED where the budget is over
   */
  void collect(InputStream source, OutputStream target) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
      if (left.addAndGet(-count) < 0) {
        throw GraflagException.of(
            Kind.FAILED, "Gave up " + what + ": it printed more than " + (BYTES >> 20) + " MB.");
      }
      target.write(piece, 0, count);
    }
  }
}
