package io.graflag.core.cluster;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The address of a machine: four numbers of IPv4, or the name of a host.
 *
 * @param value the text, in lower case where it is a name
 */
public record HostAddress(String value) {
  private static final Pattern LABELS =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
  private static final int LONGEST = 253;

  public HostAddress {
    value = value.toLowerCase(Locale.ROOT);
    if (!isValid(value)) {
      // Quoted, so that no control character of a hostile name reaches a terminal.
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          Json.quoted(value) + " is neither an IPv4 address nor the name of a host.",
          "Write it as 192.168.100.10 or node1.example.org.");
    }
  }

  /** Checks and takes over what a user or a file says. */
  public static HostAddress parse(String text) {
    return new HostAddress(text);
  }

  private static boolean isValid(String text) {
    if (DOTTED.matcher(text).matches()) {
      return Ipv4.parse(text).isPresent();
    }
    return text.length() <= LONGEST && LABELS.matcher(text).matches();
  }

  /** The address as a number of 32 bits; empty for a name. */
  public OptionalLong ipv4() {
    return Ipv4.parse(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
