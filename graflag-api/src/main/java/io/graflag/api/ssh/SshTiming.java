package io.graflag.api.ssh;

import java.time.Duration;

/**
 * How long the other side of a connection may be silent.
 *
 * @param connect longest silence while connecting
 * @param keepAlive silence after which the other side is asked for a sign of life
 * @param missed how many questions in a row may stay unanswered
 */
record SshTiming(Duration connect, Duration keepAlive, int missed) {

  /** A machine that is gone is noticed within 40 seconds. */
  static SshTiming usual() {
    return new SshTiming(Duration.ofSeconds(10), Duration.ofSeconds(10), 3);
  }

  /** How long it takes to notice that the other side is gone. */
  Duration silence() {
    return keepAlive.multipliedBy(missed + 1L);
  }

  int connectMillis() {
    return Math.toIntExact(connect.toMillis());
  }

  int keepAliveMillis() {
    return Math.toIntExact(keepAlive.toMillis());
  }
}
