package io.graflag.core.evaluation;

import io.graflag.core.JsonObject;

/**
 * One thing that speaks against trusting a run.
 *
 * @param check what was looked at, in one word: {@code constant_scores}
 * @param message what was found, in sentences for people
 */
public record Finding(String check, String message) {

  static Finding from(JsonObject json) {
    return new Finding(json.requiredText("check"), json.requiredText("message"));
  }
}
