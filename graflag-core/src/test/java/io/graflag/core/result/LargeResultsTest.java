package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeResultsTest {
  private static final int SIZE = 2_000_000;
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void readsBackTwoMillionScoresWithoutAnObjectANumber(@TempDir Path directory) {
    Path file = directory.resolve("results.json");
    SplittableRandom random = new SplittableRandom(7);
    double[] scores = random.doubles(SIZE).toArray();
    byte[] labels = new byte[SIZE];
    for (int i = 0; i < SIZE; i += 10) {
      labels[i] = Labels.ANOMALY;
    }
    Results results =
        Results.of(ResultType.NODE_STREAM_ANOMALY_SCORES, Scores.flat(scores), Labels.flat(labels));

    ResultsWriter.write(file, results);
    Results[] read = new Results[1];
    long allocated = allocatedBy(() -> read[0] = ResultsReader.read(file));

    assertThat(Arrays.equals(read[0].scores().values(), scores)).isTrue();
    assertThat(Arrays.equals(read[0].groundTruth().orElseThrow().values(), labels)).isTrue();
    // The columns are 17 MiB, growing them by half again and again makes about four times that; an
    // object a number would add 60.
    assertThat(allocated / MEBIBYTE).isLessThan(120);
  }

  private static long allocatedBy(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
