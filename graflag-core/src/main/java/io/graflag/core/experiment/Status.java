package io.graflag.core.experiment;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What status.json says of a run.
 *
 * @param state one of building, running, completed, failed, stopped
 * @param timestamp when it was written
 * @param methodName the method
 * @param startedAt when the method started
 * @param finishedAt when the method ended
 * @param execTime how long the method ran
 * @param exitCode what the method exited with; 128 + n where signal n ended it
 * @param signal the signal that ended the method, by name: "SIGKILL"
 * @param reason why it did not complete
 * @param error the reason in words
 * @param resources what it used
 * @param host where it ran
 * @param heartbeat when whoever owns the phase last said that it is alive; the original has none
 * @param provenance what measured it, and where
 */
public record Status(
    ExperimentState state,
    OffsetDateTime timestamp,
    String methodName,
    Optional<OffsetDateTime> startedAt,
    Optional<OffsetDateTime> finishedAt,
    Optional<Duration> execTime,
    Optional<Integer> exitCode,
    Optional<String> signal,
    Optional<FailureReason> reason,
    Optional<String> error,
    Optional<ResourceUse> resources,
    Optional<String> host,
    Optional<OffsetDateTime> heartbeat,
    Provenance provenance) {

  public Status {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(methodName, "methodName");
    Objects.requireNonNull(provenance, "provenance");
  }

  /** The status of a run that was claimed at a moment and has not started. */
  public static Status building(String methodName, OffsetDateTime now, String host) {
    return begun(ExperimentState.BUILDING, methodName, now, Optional.empty(), host);
  }

  /** The status of a run whose method starts now. */
  public static Status running(String methodName, OffsetDateTime now, String host) {
    return begun(ExperimentState.RUNNING, methodName, now, Optional.of(now), host);
  }

  private static Status begun(
      ExperimentState state,
      String methodName,
      OffsetDateTime now,
      Optional<OffsetDateTime> startedAt,
      String host) {
    return new Status(
        state,
        now,
        methodName,
        startedAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(host),
        Optional.of(now),
        Provenance.UNKNOWN);
  }

  /** Whether it may take the place of an earlier one: an end is final, and no run goes back. */
  public boolean mayReplace(Status before) {
    boolean isBack = state == ExperimentState.BUILDING && before.state == ExperimentState.RUNNING;
    return !before.state.isTerminal() && !isBack;
  }

  /** The same status, alive at a later moment. */
  public Status alive(OffsetDateTime now) {
    return with(Optional.of(now), provenance);
  }

  /** The same status, with where its numbers come from. */
  public Status measuredBy(Provenance source) {
    return with(heartbeat, source);
  }

  private Status with(Optional<OffsetDateTime> lastBeat, Provenance source) {
    return new Status(
        state,
        timestamp,
        methodName,
        startedAt,
        finishedAt,
        execTime,
        exitCode,
        signal,
        reason,
        error,
        resources,
        host,
        lastBeat,
        source);
  }

  /**
   * The terminal status after this one.
   *
   * @param now when it ended
   * @param outcome how it ended
   * @param execTime how long the method ran, where it did
   * @param resources what it used, where that was measured
   */
  public Status ended(
      OffsetDateTime now,
      Outcome outcome,
      Optional<Duration> execTime,
      Optional<ResourceUse> resources) {
    return new Status(
        outcome.state(),
        now,
        methodName,
        startedAt,
        Optional.of(now),
        execTime,
        outcome.exitCode(),
        outcome.signal(),
        outcome.reason(),
        outcome.error(),
        resources,
        host,
        heartbeat.map(before -> now),
        provenance);
  }
}
