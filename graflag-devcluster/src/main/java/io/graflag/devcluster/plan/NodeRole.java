package io.graflag.devcluster.plan;

import java.util.Locale;

/** What a node is there for. */
public enum NodeRole {
  /** Reached by the client; holds the registry and, where it is asked for, the NFS server. */
  MANAGER,
  /** Runs services. */
  WORKER;

  /** Takes the word that {@link #toString} gives. */
  public static NodeRole parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
