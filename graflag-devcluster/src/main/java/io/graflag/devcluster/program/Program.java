package io.graflag.devcluster.program;

import io.graflag.core.GraflagException;

/** A program of this machine, such as the docker command. */
@FunctionalInterface
public interface Program {

  /**
   * Calls it and waits for its end.
   *
   * @return what it said, also where it failed
   * @throws GraflagException NOT_FOUND where there is no such program, FAILED where it does not end
   *     in time, INTERRUPTED
   */
  Answer run(Call call);
}
