package io.graflag.benchmarks.stream;

import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.midas.EdgeStreamDetector;
import io.graflag.examples.midas.Midas;
import io.graflag.examples.midas.MidasF;
import io.graflag.examples.midas.MidasR;
import io.graflag.examples.midas.SketchSize;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Each stream detector over a whole edge stream, from an empty sketch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StreamDetectorsBenchmark {
  /** Which detector. */
  public enum Detector {
    /** Plain MIDAS. */
    MIDAS(() -> new Midas(SketchSize.PUBLISHED, 0)),
    /** With relations. */
    MIDAS_R(() -> new MidasR(SketchSize.PUBLISHED, 0.5f, 0)),
    /** With filtering. */
    MIDAS_F(() -> new MidasF(SketchSize.PUBLISHED, 0.5f, 1000, 0));

    private final Supplier<EdgeStreamDetector> fresh;

    Detector(Supplier<EdgeStreamDetector> fresh) {
      this.fresh = fresh;
    }
  }

  /** Directory of the dataset. */
  @Param("examples/shared/datasets/sample_stream")
  public String dataset;

  /** Which detector. */
  @Param public Detector detector;

  private EdgeStream stream;

  /** Counts edges a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Edges {
    /** Edges that were scored. */
    public long edges;
  }

  /** Reads the stream once. */
  @Setup(Level.Trial)
  public void read() {
    stream = EdgeStreamReader.read(Path.of(dataset));
  }

  /** Scores every edge, in order. */
  @Benchmark
  public void score(Edges counter, Blackhole hole) {
    EdgeStreamDetector fresh = detector.fresh.get();
    int[] sources = stream.sources();
    int[] targets = stream.targets();
    long[] ticks = stream.timestamps();
    for (int edge = 0; edge < sources.length; edge++) {
      hole.consume(fresh.score(sources[edge], targets[edge], ticks[edge]));
    }
    counter.edges += sources.length;
  }
}
