package io.graflag.api.swarm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer, whose failures say that it was the connection. */
final class AnswerBody extends FilterInputStream {

  AnswerBody(InputStream in) {
    super(in);
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw new ConnectionLost(e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throw new ConnectionLost(e);
    }
  }
}
