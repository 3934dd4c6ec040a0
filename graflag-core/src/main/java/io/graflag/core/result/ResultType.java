package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The nine kinds of results: what is scored, and over what kind of time. */
public enum ResultType {
  NODE_ANOMALY_SCORES(Subject.NODE, Time.STATIC),
  EDGE_ANOMALY_SCORES(Subject.EDGE, Time.STATIC),
  GRAPH_ANOMALY_SCORES(Subject.GRAPH, Time.STATIC),
  TEMPORAL_NODE_ANOMALY_SCORES(Subject.NODE, Time.TEMPORAL),
  TEMPORAL_EDGE_ANOMALY_SCORES(Subject.EDGE, Time.TEMPORAL),
  TEMPORAL_GRAPH_ANOMALY_SCORES(Subject.GRAPH, Time.TEMPORAL),
  NODE_STREAM_ANOMALY_SCORES(Subject.NODE, Time.STREAM),
  EDGE_STREAM_ANOMALY_SCORES(Subject.EDGE, Time.STREAM),
  GRAPH_STREAM_ANOMALY_SCORES(Subject.GRAPH, Time.STREAM);

  /** What a score belongs to. */
  public enum Subject {
    NODE,
    EDGE,
    GRAPH
  }

  /** How scores relate to time: none, one row a time step, one score an event. */
  public enum Time {
    STATIC,
    TEMPORAL,
    STREAM
  }

  private final Subject subject;
  private final Time time;

  ResultType(Subject subject, Time time) {
    this.subject = subject;
    this.time = time;
  }

  /** What a score belongs to. */
  public Subject subject() {
    return subject;
  }

  /** How scores relate to time. */
  public Time time() {
    return time;
  }

  /**
   * Reads the name of a type.
   *
   * @throws GraflagException INVALID_INPUT, naming all nine
   */
  public static ResultType parse(String name) {
    for (ResultType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw GraflagException.of(
        Kind.INVALID_INPUT,
        "There is no result type " + Json.quoted(name) + ".",
        "Use one of "
            + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))
            + ".");
  }
}
