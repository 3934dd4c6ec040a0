package io.graflag.core.result;

/** Tells texts that have a form in UTF-8 from those with half a character in them. */
final class WellFormed {
  private WellFormed() {}

  /** Whether every surrogate stands beside its other half. */
  static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
