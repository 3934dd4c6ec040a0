package io.graflag.api.setup;

import java.util.UUID;

/**
 * A file in SHARED_DIR by which its nodes are seen to share it.
 *
 * @param name its name
 * @param word what it holds
 */
record Marker(String name, String word) {

  /** One that no other setup has. */
  static Marker random() {
    return new Marker(".graflag-marker-" + UUID.randomUUID(), UUID.randomUUID().toString());
  }
}
