package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places at the destination, each for one source only; a directory may be that of several. */
final class CopyTargets {
  private final Map<Path, Claim> claims = new HashMap<>();

  private record Claim(CopyRoot root, CopyItem item) {
    /** What is copied there, or whose copy deletes what is there. */
    Path source() {
      return item instanceof CopyItem.Surplus
          ? root.source()
          : root.source().resolve(root.target().relativize(item.target()).toString());
    }

    /** Whether both can be done, in any order. */
    boolean agreesWith(Claim other) {
      return root.equals(other.root)
          || item instanceof CopyItem.Folder && other.item instanceof CopyItem.Folder;
    }
  }

  /**
   * Adds what one source brings.
   *
   * @throws GraflagException CONFLICT where another source brings something else to the same place
   */
  void add(CopyRoot root, List<CopyItem> items) {
    for (CopyItem item : items) {
      Claim claim = new Claim(root, item);
      Claim other = claims.putIfAbsent(item.target(), claim);
      if (other != null && !claim.agreesWith(other)) {
        throw GraflagException.of(
            Kind.CONFLICT,
            "Cannot copy both "
                + other.source()
                + " and "
                + claim.source()
                + ": one would undo the other at "
                + item.target()
                + ".",
            "Copy them to different directories, or one after the other.");
      }
    }
  }
}
