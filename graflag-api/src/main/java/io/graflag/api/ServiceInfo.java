package io.graflag.api;

import java.util.Optional;

/**
 * What stands for a run that goes on.
 *
 * @param name its name, which is the experiment's
 * @param id identifies it on its engine: the process id on the local engine
 * @param image the image; empty on the local engine
 * @param replicas how many tasks run of how many wanted
 * @param status running or pending; ended or lost where nobody removed it yet
 * @param detail what keeps it waiting or ended it, in words
 */
public record ServiceInfo(
    String name, String id, String image, String replicas, String status, Optional<String> detail) {

  /** Whether nothing of it runs, or will. */
  public boolean isOver() {
    return status.equals("ended") || status.equals("lost");
  }
}
