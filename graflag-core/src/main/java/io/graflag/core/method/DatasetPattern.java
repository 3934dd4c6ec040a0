package io.graflag.core.method;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A glob over dataset names, of which a method lists those it supports.
 *
 * @param glob text in which {@code *} stands for any run of characters
 */
public record DatasetPattern(String glob) {

  /** Splits the value of SUPPORTED_DATASETS at commas; blank parts are dropped. */
  public static List<DatasetPattern> parseList(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(glob -> !glob.isEmpty())
        .map(DatasetPattern::new)
        .toList();
  }

  /** Whether a list of patterns admits a dataset; an empty list admits all. */
  public static boolean anyMatches(List<DatasetPattern> patterns, String dataset) {
    return patterns.isEmpty() || patterns.stream().anyMatch(p -> p.matches(dataset));
  }

  /** Whether the pattern fits the whole name. */
  public boolean matches(String dataset) {
    String regex =
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.matches("(?is)" + regex, dataset);
  }
}
