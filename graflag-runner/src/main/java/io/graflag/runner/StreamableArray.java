package io.graflag.runner;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.ItemSink;
import io.graflag.core.result.ItemSource;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A column of results that need never be in memory: scores, labels or times.
 *
 * <pre>{@code
 * writer.saveScores(
 *     ResultType.EDGE_STREAM_ANOMALY_SCORES,
 *     StreamableArray.from(
 *         items -> {
 *           while (edges.next()) {
 *             items.add(detector.score(edges.source(), edges.target()), edges.label());
 *           }
 *         }));
 * writer.finish(); // reads the edges, scores them and writes the results meanwhile
 * }</pre>
 *
 * <p>The values are read once, in the thread that calls {@link ResultWriter#finish}, and go
 * straight into the file. A source may work in other threads, but hands over its values in one.
 * Facts that are known only after the last value can be added by the source itself, with {@link
 * ResultWriter#addMetadata(String, Object)}; names of nodes, edges and graphs, and times, cannot.
 */
public final class StreamableArray {
  private final ItemSource source;
  private final AtomicReference<Use> use = new AtomicReference<>(Use.FREE);

  private enum Use {
    FREE,
    SAVED,
    READ
  }

  private StreamableArray(ItemSource source) {
    this.source = source;
  }

  /**
   * Whatever a source hands over: values alone, scores with labels and times, rows.
   *
   * @param source called once; what it throws ends the writing, and nothing is left of it
   */
  public static StreamableArray from(ItemSource source) {
    return new StreamableArray(source);
  }

  /** The values of an iterator, for types without rows. */
  public static StreamableArray of(PrimitiveIterator.OfDouble values) {
    return from(
        sink -> {
          while (values.hasNext()) {
            sink.add(values.nextDouble());
          }
        });
  }

  /** The values of a stream, in its order; it is closed after the last. */
  public static StreamableArray of(DoubleStream values) {
    return from(
        sink -> {
          try (values) {
            values.sequential().forEachOrdered(sink::add);
          }
        });
  }

  /** The values of a stream, in its order; it is closed after the last. */
  public static StreamableArray of(IntStream values) {
    return of(values.asDoubleStream());
  }

  /** As many values as said, each computed from its index. */
  public static StreamableArray generate(long count, LongToDoubleFunction value) {
    return from(
        sink -> {
          for (long i = 0; i < count; i++) {
            sink.add(value.applyAsDouble(i));
          }
        });
  }

  /** Rows of values, one a time step, for temporal types; rows may have different lengths. */
  public static StreamableArray rows(Iterator<double[]> rows) {
    return from(
        sink -> {
          while (rows.hasNext()) {
            for (double value : rows.next()) {
              sink.add(value);
            }
            sink.endRow();
          }
        });
  }

  /**
   * Marks it as belonging to a column.
   *
   * @throws GraflagException USAGE where it belongs to one already
   */
  StreamableArray claimed(String column) {
    if (!use.compareAndSet(Use.FREE, Use.SAVED)) {
      throw usage("Cannot take a streamable array as " + column + ": it is in use already.");
    }
    return this;
  }

  /** Frees it again, where the column it was claimed for is refused. */
  void released() {
    use.compareAndSet(Use.SAVED, Use.FREE);
  }

  /** Hands over the values; USAGE where that was done before. */
  void sendTo(ItemSink sink) throws Exception {
    if (!use.compareAndSet(Use.SAVED, Use.READ)) {
      throw usage("Cannot read a streamable array a second time.");
    }
    source.sendTo(sink);
  }

  private static GraflagException usage(String message) {
    return GraflagException.of(
        Kind.USAGE, message, "It can be read once; make another one from a new source.");
  }
}
