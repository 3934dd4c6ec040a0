package io.graflag.api;

/**
 * Something that could be tidied away.
 *
 * @param name a service, or an experiment
 * @param state where it stands: a state of experiments, or {@code none} where there is none
 * @param removable whether it may be removed
 * @param removed whether it was
 * @param detail why it may or may not
 */
public record Leftover(
    String name, String state, boolean removable, boolean removed, String detail) {

  Leftover gone() {
    return new Leftover(name, state, removable, true, detail);
  }

  Leftover failed(String why) {
    return new Leftover(name, state, removable, false, "It could not be removed: " + why);
  }
}
