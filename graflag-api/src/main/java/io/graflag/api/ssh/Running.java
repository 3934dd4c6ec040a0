package io.graflag.api.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A command that was started. */
interface Running {

  /** Its standard input. */
  OutputStream input();

  /** Its standard output. */
  InputStream output();

  /** Its standard error. */
  InputStream errors();

  /**
   * Waits for its end, once its streams are read.
   *
   * @return its exit code; 128 + n or -1 where a signal ended it
   * @throws IOException where the end cannot be known any more
   */
  int awaitExit() throws IOException, InterruptedException;

  /** Ends it, as far as that can be done from here, and gives back what it held. */
  void end();
}
