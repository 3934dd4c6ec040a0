package io.graflag.api.config;

import java.util.Locale;

/** Whose a method or a dataset is. */
public enum Origin {
  /** The user's own. */
  OWN,
  /** It came along with GraFlag. */
  SHIPPED;

  /** The word that stands for it in lists. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
