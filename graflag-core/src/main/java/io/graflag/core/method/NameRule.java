package io.graflag.core.method;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one rule for names of methods and datasets, which become paths, labels and image names. */
final class NameRule {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
  private static final int LONGEST = 100;

  private NameRule() {}

  static boolean allows(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches();
  }

  static String checked(String what, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!allows(lower)) {
      // Quoted, so that no control character of a hostile name reaches a terminal.
      throw GraflagException.of(
          Kind.USAGE,
          Json.quoted(name) + " is not the name of a " + what + ".",
          "Names hold lower-case letters and digits, with single '.', '_' or '-' between them,"
              + " and at most "
              + LONGEST
              + " characters.");
    }
    return lower;
  }
}
