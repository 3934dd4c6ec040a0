package io.graflag.api.storage;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names like one that does not exist, for error messages. */
final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  static GraflagException notFound(
      String what, String name, Collection<String> existing, String folder) {
    List<String> near = near(name, existing);
    String hint =
        !near.isEmpty()
            ? "Did you mean " + String.join(" or ", near) + "?"
            : existing.isEmpty()
                ? folder + " holds none."
                : "'graflag list " + what + "s' shows what there is.";
    return GraflagException.of(
        Kind.NOT_FOUND, "There is no " + what + " " + name + " in " + folder + ".", hint);
  }

  static List<String> near(String name, Collection<String> existing) {
    int reach = Math.max(2, name.length() / 3);
    return existing.stream()
        .filter(other -> distance(name, other) <= reach || other.contains(name))
        .sorted(
            Comparator.comparingInt((String other) -> distance(name, other))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** Edits that turn one text into the other: insertions, deletions, replacements (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
