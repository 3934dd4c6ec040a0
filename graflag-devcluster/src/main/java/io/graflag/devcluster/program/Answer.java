package io.graflag.devcluster.program;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a program said.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Answer(int code, String out, String err) {
  private static final Pattern NOISE =
      Pattern.compile("(?m)^(Run|See) 'docker .*$|^(docker: )?(Error response from daemon: )?");

  /** Whether it did what it was asked for. */
  public boolean ok() {
    return code == 0;
  }

  /** The lines of its standard output that are not blank. */
  public List<String> lines() {
    return out.lines().filter(line -> !line.isBlank()).toList();
  }

  /** Its own words for what went wrong, without the advice it gives to whoever typed it. */
  public String words() {
    String said = NOISE.matcher(err).replaceAll("").strip();
    String words = said.isEmpty() ? out.strip() : said;
    return words.isEmpty() ? "exit code " + code : words;
  }
}
