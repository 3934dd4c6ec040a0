package io.graflag.api.ssh;

import java.io.IOException;

/** A connection with bytes going both ways. */
interface Duplex {

  /**
   * Reads what there is, at least one byte.
   *
   * @param timeoutMillis how long to wait; 0 for ever
   * @return how many bytes; -1 at the end
   */
  int read(byte[] target, int offset, int length, int timeoutMillis) throws IOException;

  /** How many bytes can be read without waiting. */
  int available();

  /** Sends bytes, all of them. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Tells the other side that no more will be sent. */
  void shutdownOutput() throws IOException;

  /** Ends it; whoever waits in a read fails. */
  void close();
}
