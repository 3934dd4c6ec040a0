package io.graflag.devcluster.plan;

import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.Subnet;
import java.util.Optional;

/**
 * Whether addresses can be used for a network of Docker.
 *
 * @param subnet the range
 */
public record AddressRange(Subnet subnet) {
  private static final int BITS = 32;
  private static final int WIDEST = 8;

  /** Beside the manager and four workers there are the network, the gateway and the broadcast. */
  private static final int NARROWEST = 29;

  /**
   * The range that an address with a prefix lies in, as Docker shows the ranges of its networks.
   *
   * @param text such as {@code 172.18.0.0/16} or {@code 172.18.0.1/16}
   */
  public static Subnet around(String text) {
    int slash = text.indexOf('/');
    int prefix = Integer.parseInt(text.substring(slash + 1));
    long address = HostAddress.parse(text.substring(0, slash)).ipv4().orElseThrow();
    long rest = (1L << (BITS - prefix)) - 1;
    return new Subnet(address & ~rest, prefix);
  }

  /** Whether two ranges have an address in common. */
  public boolean overlaps(Subnet other) {
    int prefix = Math.min(subnet.prefix(), other.prefix());
    return prefix == 0 || (subnet.network() ^ other.network()) >>> (BITS - prefix) == 0;
  }

  /** Why the whole range is of no use; empty where it is. */
  public Optional<String> problem() {
    return subnet.prefix() < WIDEST || subnet.prefix() > NARROWEST
        ? Optional.of(
            "subnet %s is of no use here; take one from /%d to /%d, such as 172.30.0.0/24."
                .formatted(subnet, WIDEST, NARROWEST))
        : Optional.empty();
  }

  /** Why an address cannot be a node's; empty where it can. */
  public Optional<String> problem(HostAddress address) {
    if (address.ipv4().isEmpty()) {
      return Optional.of(address + " is a name; a development cluster needs an IPv4 address.");
    }
    long offset = address.ipv4().getAsLong() - subnet.network();
    long last = (1L << (BITS - subnet.prefix())) - 1;
    if (offset == 0) {
      return Optional.of(address + " is the network " + subnet + " itself.");
    }
    if (offset == 1) {
      return Optional.of(address + " is needed for the gateway of " + subnet + ".");
    }
    return offset == last
        ? Optional.of(address + " is the broadcast address of " + subnet + ".")
        : Optional.empty();
  }
}
