package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.spot.SpotTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpotThreadsTest {
  private static final int THREADS = 4;
  private static final int ROWS = 500;

  @TempDir Path directory;

  private void appendTogether(List<String> groups) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ResultWriter writer = ResultWriter.in(directory)) {
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread * ROWS;
        work.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int i = first; i < first + ROWS; i++) {
                    String group = groups.get(i % groups.size());
                    writer.spot(group, Map.of("step", i, "square", (double) i * i));
                  }
                  return null;
                }));
      }
      for (Future<?> each : work) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private double[] steps(String group) throws Exception {
    Path file = directory.resolve(group + ".csv");
    SpotTable table = SpotTable.read(file).orElseThrow();
    double[] steps = table.columns().get("step");
    double[] squares = table.columns().get("square");
    for (int i = 0; i < steps.length; i++) {
      assertThat(squares[i]).isEqualTo(steps[i] * steps[i]);
    }
    assertThat(Files.readAllLines(file)).hasSize(steps.length + 1);
    return steps;
  }

  @Test
  void loseNoRowOfOneGroup() throws Exception {
    appendTogether(List.of("training"));
    assertThat(steps("training")).hasSize(THREADS * ROWS).doesNotHaveDuplicates();
  }

  @Test
  void loseNoRowOfSeveralGroups() throws Exception {
    appendTogether(List.of("a", "b", "c"));
    int rows = 0;
    for (String group : List.of("a", "b", "c")) {
      rows += steps(group).length;
      assertThat(steps(group)).doesNotHaveDuplicates();
    }
    assertThat(rows).isEqualTo(THREADS * ROWS);
  }
}
