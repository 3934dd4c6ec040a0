package io.graflag.core.cluster;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.util.OptionalLong;

/**
 * A range of IPv4 addresses, such as {@code 192.168.100.0/24}.
 *
 * @param network the first address of the range, as a number of 32 bits
 * @param prefix how many leading bits all its addresses share, 0 to 32
 */
public record Subnet(long network, int prefix) {
  private static final int BITS = 32;

  public Subnet {
    if (prefix < 0 || prefix > BITS || network != (network & mask(prefix))) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, "A subnet of " + prefix + " bits cannot start at " + network + ".");
    }
  }

  /**
   * Reads {@code ADDRESS/BITS}.
   *
   * @throws GraflagException INVALID_INPUT; for an address inside a range it names the range
   */
  public static Subnet parse(String text) {
    String[] parts = text.split("/", -1);
    OptionalLong address = Ipv4.parse(parts[0]);
    if (parts.length != 2
        || address.isEmpty()
        || !parts[1].matches("[0-9]{1,2}")
        || Integer.parseInt(parts[1]) > BITS) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          Json.quoted(text) + " is no subnet.",
          "Write it as 192.168.100.0/24.");
    }
    int prefix = Integer.parseInt(parts[1]);
    long network = address.getAsLong() & mask(prefix);
    if (network != address.getAsLong()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          Json.quoted(text) + " is an address inside a subnet.",
          "The subnet is " + new Subnet(network, prefix) + ".");
    }
    return new Subnet(network, prefix);
  }

  /** Whether an address lies in the range; true for a name, whose address is not known. */
  public boolean allows(HostAddress address) {
    OptionalLong number = address.ipv4();
    return number.isEmpty() || (number.getAsLong() & mask(prefix)) == network;
  }

  private static long mask(int prefix) {
    return prefix == 0 ? 0 : (0xFFFFFFFFL << (BITS - prefix)) & 0xFFFFFFFFL;
  }

  @Override
  public String toString() {
    return (network >> 24)
        + "."
        + (network >> 16 & 0xFF)
        + "."
        + (network >> 8 & 0xFF)
        + "."
        + (network & 0xFF)
        + "/"
        + prefix;
  }
}
