package io.graflag.benchmarks.result;

import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.result.ResultsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A results.json of 10^6 scores and labels, through the file system and with its flush to disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ResultsBenchmark {
  private static final int SIZE = 1_000_000;
  private static final double BYTES_PER_MB = 1e6;

  private Results results;
  private Path file;
  private double megabytes;

  /** Counts MB of 10^6 bytes a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Megabytes {
    /** MB that went through. */
    public double mb;
  }

  /** Writes the file once, so that it can be read. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    results = SyntheticResults.of(SIZE);
    file = Files.createTempDirectory("results").resolve("results.json");
    ResultsWriter.write(file, results);
    megabytes = Files.size(file) / BYTES_PER_MB;
  }

  /** Removes the file. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    Files.delete(file);
    Files.delete(file.getParent());
  }

  /** Scores and labels to a file. */
  @Benchmark
  public void write(Megabytes counter) {
    ResultsWriter.write(file, results);
    counter.mb += megabytes;
  }

  /** A file to scores and labels. */
  @Benchmark
  public Results read(Megabytes counter) {
    counter.mb += megabytes;
    return ResultsReader.read(file);
  }
}
