package io.graflag.api.storage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tar says of files that it sends, heard line by line.
 *
 * <p>It ends well whatever becomes of single files, so what it says of each is all there is. What
 * is not known to be harmless is not.
 */
final class TarWords implements Consumer<String> {
  private static final String PROGRAM = "tar: ";
  private static final int MOST_NAMES = 5;
  private static final int OCTAL = 8;
  private static final int OCTAL_DIGITS = 3;

  /** A colon in a name has a backslash before it. */
  private static final Pattern OF_A_FILE =
      Pattern.compile(PROGRAM + "((?:[^\\\\:]|\\\\.)+): (?:Warning: )?(.+)");

  private static final Pattern VANISHED =
      Pattern.compile("Cannot (stat|open): No such file or directory");

  /** It filled up with zeros what it could not read. */
  private static final Pattern SHRANK = Pattern.compile("File shrank by .*");

  private static final Pattern PADDED = Pattern.compile("File shrank by .*|Read error at byte .*");

  private static final Pattern IGNORED = Pattern.compile("(.*; file|socket|door) ignored");

  private static final Pattern HARMLESS = Pattern.compile("file changed as we read it");

  /** What it says once it has said what is wrong; its exit code says the same. */
  private static final Pattern FAREWELL =
      Pattern.compile(PROGRAM + "(Exiting with|Error is not).*");

  private final Set<Path> vanished = new HashSet<>();
  private final Set<Path> ignored = new HashSet<>();
  private final Set<Path> padded = new HashSet<>();
  private final Map<String, Set<Path>> refused = new TreeMap<>();
  private final List<String> unknown = new ArrayList<>();

  @Override
  public synchronized void accept(String line) {
    Matcher words = OF_A_FILE.matcher(line);
    if (!line.startsWith(PROGRAM) || FAREWELL.matcher(line).matches()) {
      return; // others may greet whoever connects
    }
    if (!words.matches()) {
      unknown.add(line);
      return;
    }
    Path file = Path.of("/").resolve(name(words.group(1)));
    String what = words.group(2);
    if (VANISHED.matcher(what).matches()) {
      vanished.add(file);
    } else if (IGNORED.matcher(what).matches()) {
      ignored.add(file);
    } else if (!HARMLESS.matcher(what).matches()) {
      if (PADDED.matcher(what).matches()) {
        padded.add(file);
      }
      boolean shrank = SHRANK.matcher(what).matches();
      refuse(file, shrank ? " became shorter while being read" : ": " + what);
    }
  }

  /** Undoes what the escape style makes of a name. */
  private static String name(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      char next = escaped.charAt(++i);
      if (next >= '0' && next <= '7') {
        int end = Math.min(escaped.length(), i + OCTAL_DIGITS);
        bytes.write(Integer.parseInt(escaped.substring(i, end), OCTAL));
        i = end - 1;
      } else {
        int control = "abtnvfr".indexOf(next);
        bytes.write(control < 0 ? next : '\007' + control);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Says why a file is not there. */
  synchronized void refuse(Path file, String why) {
    refused.computeIfAbsent(why, words -> new TreeSet<>()).add(file);
  }

  /** Whether it was there no more. */
  synchronized boolean isVanished(Path file) {
    return vanished.contains(file);
  }

  /** Whether it had become something that is never sent. */
  synchronized boolean isIgnored(Path file) {
    return ignored.contains(file);
  }

  /** Whether it is known why it is not there. */
  synchronized boolean isRefused(Path file) {
    return refused.values().stream().anyMatch(files -> files.contains(file));
  }

  /** Files that were sent with zeros in place of what they hold. */
  synchronized Set<Path> padded() {
    return Set.copyOf(padded);
  }

  /** Why not all is there that should be; empty where it is. */
  synchronized Optional<String> failure() {
    List<String> reasons = new ArrayList<>();
    refused.forEach((why, files) -> reasons.add(names(files) + why));
    reasons.addAll(unknown.subList(0, Math.min(unknown.size(), MOST_NAMES)));
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", reasons).replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
  }

  private static String names(Set<Path> files) {
    List<String> names = files.stream().limit(MOST_NAMES).map(Path::toString).toList();
    int more = files.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }
}
