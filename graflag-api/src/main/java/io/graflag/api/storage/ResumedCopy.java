package io.graflag.api.storage;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.CopyReport;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A copy that goes on by itself after the connection broke.
 *
 * @param limit how long nothing may arrive before it gives up
 */
record ResumedCopy(CopyWay way, CopyOptions options, CopyListener listener, Duration limit) {

  /** Copies; the first look is not tried again, as nobody may be there at all. */
  CopyReport run(Path destination) {
    long start = System.nanoTime();
    CopyPlan plan = way.look();
    CopyMeter meter = new CopyMeter(plan, listener);
    if (!options.dryRun()) {
      listener.planned(plan.changes());
      execute(plan, meter);
    }
    return plan.report(destination, options.dryRun(), start, meter.kept());
  }

  private void execute(CopyPlan plan, CopyMeter meter) {
    Patience patience = new Patience(limit);
    CopyPlan rest = plan;
    long proven = -1;
    while (true) {
      long start = System.nanoTime();
      try {
        way.execute(rest, meter);
        return;
      } catch (GraflagException e) {
        if (meter.proven() > proven) {
          patience.restart();
        } else {
          patience.excuse(System.nanoTime() - start);
        }
        proven = meter.proven();
        rest = lookAgain(e, patience).asRestOf(plan);
        meter.goOn(rest);
      }
    }
  }

  /** Waits for a connection, and finds out what is left to do. */
  private CopyPlan lookAgain(GraflagException failure, Patience patience) {
    GraflagException last = failure;
    while (last.kind() == Kind.UNREACHABLE && !patience.isOver()) {
      listener.cut(last.getMessage());
      patience.pause();
      try {
        return way.look();
      } catch (GraflagException e) {
        last = e;
      }
    }
    throw last.kind() != Kind.UNREACHABLE
        ? last
        : new GraflagException(
            Kind.UNREACHABLE,
            last.getMessage(),
            "The same command goes on where this one stopped.",
            last);
  }
}
