package io.graflag.benchmarks.stream;

import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.anograph.AnoEdge;
import io.graflag.examples.anograph.AnoGraph;
import io.graflag.examples.anograph.GraphWindows;
import io.graflag.examples.anograph.MatrixSize;
import io.graflag.examples.midas.Midas;
import io.graflag.examples.midas.MidasF;
import io.graflag.examples.midas.MidasR;
import io.graflag.examples.midas.MidasRNodes;
import io.graflag.examples.midas.MidasRNodes.View;
import io.graflag.examples.midas.SketchSize;
import io.graflag.examples.stream.StreamRun;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
  /** Which detector, with the settings of its paper. */
  public enum Detector {
    /** Plain MIDAS. */
    MIDAS(stream -> StreamRun.scores(new Midas(SketchSize.PUBLISHED, 0), stream)),
    /** With relations. */
    MIDAS_R(stream -> StreamRun.scores(new MidasR(SketchSize.PUBLISHED, 0.5f, 0), stream)),
    /** With filtering. */
    MIDAS_F(stream -> StreamRun.scores(new MidasF(SketchSize.PUBLISHED, 0.5f, 1000, 0), stream)),
    /** The node that each edge leaves. */
    MIDAS_R_NODES(
        stream ->
            new MidasRNodes(SketchSize.PUBLISHED, 0.5f, View.SOURCE, 0)
                .scores(stream.sources(), stream.timestamps())),
    /** The densest part around an edge, searched in the whole matrix. */
    ANOEDGE_G(stream -> StreamRun.scores(AnoEdge.global(MatrixSize.PUBLISHED, 0.9, 1), stream)),
    /** The same with one part that is kept. */
    ANOEDGE_L(stream -> StreamRun.scores(AnoEdge.local(MatrixSize.PUBLISHED, 0.9, 1), stream)),
    /** Windows of 30 ticks. */
    ANOGRAPH(
        stream ->
            new AnoGraph(MatrixSize.PUBLISHED, 1).scores(stream, GraphWindows.of(stream, 30, 50)));

    private final Function<EdgeStream, double[]> fromEmpty;

    Detector(Function<EdgeStream, double[]> fromEmpty) {
      this.fromEmpty = fromEmpty;
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

  /** Scores the whole stream. */
  @Benchmark
  public double[] score(Edges counter) {
    counter.edges += stream.size();
    return detector.fromEmpty.apply(stream);
  }
}
