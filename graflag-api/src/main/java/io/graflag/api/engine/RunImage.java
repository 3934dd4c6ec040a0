package io.graflag.api.engine;

import java.util.Optional;

/**
 * The image of a run.
 *
 * @param reference {@code registry/name:tag}
 * @param digest its content, as the registry holds it
 * @param isNew whether it was built for this run
 */
public record RunImage(String reference, Optional<String> digest, boolean isNew) {

  /** How it is deployed, so that every node gets the same content. */
  public String deployed() {
    return digest
        .map(content -> reference.substring(0, reference.lastIndexOf(':')) + "@" + content)
        .orElse(reference);
  }
}
