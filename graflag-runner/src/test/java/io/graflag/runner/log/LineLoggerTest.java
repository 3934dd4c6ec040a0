package io.graflag.runner.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.ILoggerFactory;

class LineLoggerTest {
  private static final String START = "2026-11-23 09:55:47,047 - graflag_runner.results - ";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-11-23T08:55:47.047Z"), ZoneId.of("Europe/Berlin"));
  private final LineLogger logger = new LineLogger("graflag_runner.results", clock, out);

  private String written() {
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesALineInLocalTime() {
    logger.info("[OK] Scores saved: {}", "NODE_ANOMALY_SCORES");
    assertThat(written()).isEqualTo(START + "INFO - [OK] Scores saved: NODE_ANOMALY_SCORES\n");
  }

  @Test
  void namesLevelsAsPythonDoes() {
    logger.warn("w");
    logger.error("e");
    assertThat(written()).isEqualTo(START + "WARNING - w\n" + START + "ERROR - e\n");
  }

  @Test
  void leavesOutWhatIsBelowInfo() {
    logger.debug("d");
    logger.trace("t");
    assertThat(written()).isEmpty();
    assertThat(logger.isDebugEnabled()).isFalse();
  }

  @Test
  void putsTheStackTraceAfterTheLine() {
    logger.error("broken", new IllegalStateException("no data"));
    assertThat(written())
        .startsWith(START + "ERROR - broken\njava.lang.IllegalStateException: no data\n\tat ");
  }

  @Test
  void keepsARecordOnItsLine() {
    logger.info("one\ntwo\r\n{}", "é");
    assertThat(written()).isEqualTo(START + "INFO - one\\ntwo\\r\\né\n");
  }

  @Test
  void keepsRecordsOfThreadsApart() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> logFiftyAfter(start));
      threads[i].start();
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(written().lines()).hasSize(200).containsOnly(START + "INFO - [OK] a line");
  }

  private void logFiftyAfter(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    IntStream.range(0, 50).forEach(i -> logger.info("[OK] a line"));
  }

  @Test
  void isGivenOutOncePerName() {
    LogProvider provider = new LogProvider();
    provider.initialize();
    ILoggerFactory loggers = provider.getLoggerFactory();
    assertThat(loggers.getLogger("a")).isSameAs(loggers.getLogger("a"));
    assertThat(loggers.getLogger("b").getName()).isEqualTo("b");
  }
}
