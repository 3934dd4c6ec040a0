package io.graflag.core.experiment;

import io.graflag.core.experiment.StateFacts.Service;
import java.time.Duration;
import java.util.Optional;

/**
 * The state of a run from what is known of it: the first rule that fits.
 *
 * <p>Pure, so that the table of the specification (contract, section 5) can be read off it and
 * tested row by row.
 */
public final class StateRules {
  /** Whoever owns a phase renews its heartbeat every 10 s; after this long it is gone. */
  public static final Duration LOST_AFTER = Duration.ofSeconds(60);

  private StateRules() {}

  /**
   * A state, and why.
   *
   * @param state where the run stands
   * @param reason why it did not complete
   * @param detail the reason in words, or what keeps it waiting
   * @param certain false where a fact is unknown and this is only the last known status
   */
  public record Verdict(
      ExperimentState state,
      Optional<FailureReason> reason,
      Optional<String> detail,
      boolean certain) {}

  /** Applies the rules. */
  public static Verdict apply(StateFacts facts) {
    Optional<Status> status = facts.status();
    if (status.isPresent() && status.get().state().isTerminal()) {
      return new Verdict(status.get().state(), status.get().reason(), status.get().error(), true);
    }
    if (facts.unread().isPresent()) {
      return lastKnown(facts, facts.unread().get());
    }
    return byService(facts);
  }

  /** With a fact unknown, nothing is concluded from the others. */
  private static Verdict lastKnown(StateFacts facts, String why) {
    ExperimentState last = facts.status().map(Status::state).orElse(ExperimentState.UNKNOWN);
    return new Verdict(last, Optional.empty(), Optional.of(why), false);
  }

  private static Verdict byService(StateFacts facts) {
    Service service = facts.service();
    if (service instanceof Service.Unknown unknown) {
      return lastKnown(facts, unknown.why());
    }
    if (service instanceof Service.NodeLost lost) {
      return failed(FailureReason.NODE_LOST, "The node " + lost.node() + " went down.");
    }
    if (service instanceof Service.Unplaced unplaced) {
      return failed(FailureReason.NO_SUITABLE_NODE, unplaced.message());
    }
    if (service instanceof Service.Ended ended) {
      return ended(ended.end(), facts);
    }
    if (service instanceof Service.Waiting waiting) {
      return new Verdict(
          ExperimentState.PENDING, Optional.empty(), Optional.of(waiting.message()), true);
    }
    boolean running = service instanceof Service.Running;
    ExperimentState last = facts.status().map(Status::state).orElse(ExperimentState.UNKNOWN);
    return switch (last) {
      case BUILDING -> running ? plain(ExperimentState.BUILDING) : buildingAlone(facts);
      case RUNNING -> running ? plain(ExperimentState.RUNNING) : runningAlone(facts);
      default -> running ? plain(ExperimentState.RUNNING) : withoutStatus(facts);
    };
  }

  private static Verdict ended(TaskEnd end, StateFacts facts) {
    if (end.complete()) {
      return facts.hasResults()
          ? plain(ExperimentState.COMPLETED)
          : failed(FailureReason.NO_RESULTS, "It exited with 0 but wrote no results.json.");
    }
    if (facts.stop().isPresent()) {
      return stopped(facts.stop().get());
    }
    return failed(end.reason().orElseGet(() -> reason(end, facts)), end.message());
  }

  /** A runner writes how it ended; a container without one has only its exit code. */
  private static FailureReason reason(TaskEnd end, StateFacts facts) {
    boolean ran = facts.status().map(Status::state).equals(Optional.of(ExperimentState.RUNNING));
    if (ran) {
      return FailureReason.RUNNER_LOST;
    }
    return end.exitCode().isPresent() ? FailureReason.EXIT_CODE : FailureReason.INFRASTRUCTURE;
  }

  private static Verdict buildingAlone(StateFacts facts) {
    if (facts.buildLogAge().map(age -> age.compareTo(LOST_AFTER) >= 0).orElse(false)) {
      return failed(FailureReason.IMAGE_BUILD, "The image was not built; build.log says why.");
    }
    if (isLost(facts)) {
      return failed(FailureReason.CLIENT_LOST, "The client that started it is gone.");
    }
    return plain(ExperimentState.BUILDING);
  }

  private static Verdict runningAlone(StateFacts facts) {
    if (facts.finalTask().isPresent()) {
      return ended(facts.finalTask().get(), facts);
    }
    if (facts.stop().isPresent()) {
      return stopped(facts.stop().get());
    }
    boolean ours = facts.status().flatMap(Status::heartbeat).isPresent();
    if (!ours) {
      return plain(ExperimentState.STOPPED);
    }
    boolean died = facts.service() instanceof Service.Absent absent && absent.died();
    if (died || isLost(facts)) {
      return failed(
          FailureReason.RUNNER_LOST, "The runner is gone without having written a final status.");
    }
    return plain(ExperimentState.RUNNING);
  }

  private static Verdict withoutStatus(StateFacts facts) {
    return plain(
        facts.hasResults() || facts.hasEvaluation()
            ? ExperimentState.COMPLETED
            : ExperimentState.UNKNOWN);
  }

  /** Each beat writes the file anew; what a beat says of the time is the word of another clock. */
  private static boolean isLost(StateFacts facts) {
    boolean beats = facts.status().flatMap(Status::heartbeat).isPresent();
    return beats && facts.statusAge().map(age -> age.compareTo(LOST_AFTER) > 0).orElse(false);
  }

  private static Verdict stopped(StopRequest stop) {
    if (stop.reason() == FailureReason.TIMEOUT) {
      return failed(FailureReason.TIMEOUT, "It ran into its time limit.");
    }
    return new Verdict(
        ExperimentState.STOPPED,
        Optional.of(stop.reason()),
        Optional.of("Stopped by " + stop.by() + "."),
        true);
  }

  private static Verdict failed(FailureReason reason, String detail) {
    return new Verdict(ExperimentState.FAILED, Optional.of(reason), Optional.of(detail), true);
  }

  private static Verdict plain(ExperimentState state) {
    return new Verdict(state, Optional.empty(), Optional.empty(), true);
  }
}
