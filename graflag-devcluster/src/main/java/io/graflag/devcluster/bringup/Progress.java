package io.graflag.devcluster.bringup;

/** Hears what is being done. */
@FunctionalInterface
public interface Progress {

  /**
   * Something happened.
   *
   * @param subject a node, or what else it happened to
   * @param text what happened, without a full stop
   */
  void say(String subject, String text);
}
