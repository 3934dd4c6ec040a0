package io.graflag.api.storage;

import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;

/** One direction of a copy between this machine and the manager. */
interface CopyWay {

  /** Looks at both sides; changes nothing. */
  CopyPlan look();

  /**
   * Does what a look found; where the connection breaks, the next look finds what is left.
   *
   * @throws io.graflag.core.GraflagException UNREACHABLE where the connection broke
   */
  void execute(CopyPlan plan, CopyMeter meter);
}
