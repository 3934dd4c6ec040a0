package io.graflag.devcluster.engine;

import io.graflag.core.StorageErrors;
import io.graflag.core.cluster.Subnet;
import io.graflag.devcluster.plan.AddressRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ranges of addresses that are in use already.
 *
 * @param ranges each with who uses it
 */
public record UsedRanges(Map<Subnet, String> ranges) {
  private static final int DESTINATION = 1;
  private static final int MASK = 7;

  public UsedRanges {
    ranges = Map.copyOf(ranges);
  }

  /**
   * Gathers them.
   *
   * @param networks the networks of Docker
   * @param own the identity of a cluster whose own network is no obstacle to itself
   * @param routes the kernel's table of routes, {@code /proc/net/route}, where there is one
   */
  public static UsedRanges of(List<FoundNetwork> networks, String own, Path routes) {
    Map<Subnet, String> used = new LinkedHashMap<>();
    List<Subnet> ours = new ArrayList<>();
    for (FoundNetwork network : networks) {
      if (network.label(Label.CLUSTER).equals(own)) {
        ours.addAll(network.subnets());
      } else {
        network.subnets().forEach(s -> used.put(s, "network " + network.name() + " of Docker"));
      }
    }
    if (Files.exists(routes)) {
      read(routes).forEach(used::putIfAbsent);
    }
    ours.forEach(used::remove);
    return new UsedRanges(used);
  }

  private static Map<Subnet, String> read(Path routes) {
    Map<Subnet, String> found = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(routes)) {
        String[] fields = line.split("\\s+");
        if (fields.length > MASK && fields[DESTINATION].matches("[0-9A-F]{8}")) {
          int prefix = Integer.bitCount(Integer.parseUnsignedInt(fields[MASK], 16));
          if (prefix > 0) {
            found.put(new Subnet(address(fields[DESTINATION]), prefix), "interface " + fields[0]);
          }
        }
      }
      return found;
    } catch (IOException e) {
      throw StorageErrors.of("read", routes, e);
    }
  }

  /** The kernel writes the four bytes in the order of the machine, the lowest first. */
  private static long address(String hex) {
    return Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16)));
  }

  /** Who is in the way of a range; empty where nobody is. */
  public Optional<String> conflict(Subnet wanted) {
    AddressRange range = new AddressRange(wanted);
    return ranges.entrySet().stream()
        .filter(entry -> range.overlaps(entry.getKey()))
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .sorted()
        .findFirst();
  }
}
