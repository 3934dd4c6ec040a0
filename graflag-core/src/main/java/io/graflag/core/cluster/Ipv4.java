package io.graflag.core.cluster;

import java.util.OptionalLong;

/** Addresses of IPv4 as numbers of 32 bits. */
final class Ipv4 {
  private static final int PARTS = 4;

  private Ipv4() {}

  /** Four numbers of at most 255 without leading zeros, which some programs read as octal. */
  static OptionalLong parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      return OptionalLong.empty();
    }
    long address = 0;
    for (String part : parts) {
      if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
        return OptionalLong.empty();
      }
      address = address << 8 | Integer.parseInt(part);
    }
    return OptionalLong.of(address);
  }
}
