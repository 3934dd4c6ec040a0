package io.graflag.api.setup;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.PartialFile;
import io.graflag.api.ssh.Finished;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts into SHARED_DIR what runs need, and leaves alone what users put there. */
final class SharedSetup {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int SHOWN = 3;

  private final Node manager;
  private final Site site;
  private final Storage storage;
  private final String version;
  private final SetupLog log;

  SharedSetup(Node manager, Site site, Storage storage, String version, SetupLog log) {
    this.manager = manager;
    this.site = site;
    this.storage = storage;
    this.version = version;
    this.log = log;
  }

  /** Compares, and installs what is missing: one round trip where nothing is. */
  void install(List<SharedItem> items) {
    SharedContents there = SharedContents.look(manager, site, items);
    items.stream()
        .filter(SharedItem::isLibrary)
        .forEach(item -> log.step(item.target(), "SHARED_DIR", () -> library(item, there)));
    Map<String, List<SharedItem>> parts =
        items.stream()
            .filter(item -> !item.isLibrary())
            .collect(Collectors.groupingBy(SharedItem::part));
    parts.keySet().stream()
        .sorted()
        .forEach(part -> log.step(part, "SHARED_DIR", () -> examples(parts.get(part), there)));
  }

  private StepEnd library(SharedItem item, SharedContents there) {
    var before = there.manifest(item);
    if (there.isSame(item)) {
      return StepEnd.already("version " + before.map(Manifest::version).orElse(version));
    }
    boolean broughtByHand = before.isEmpty() && isOurs(item, there);
    Optional<String> present =
        before.map(Manifest::version).or(() -> there.version(item).filter(v -> broughtByHand));
    if (present.filter(found -> Manifest.isNewer(found, version)).isPresent()) {
      return StepEnd.skipped(
          "version %s is there and stays; this program is of version %s: update it"
              .formatted(present.get(), version));
    }
    List<String> fresh = Manifest.of(version, item.hashes()).entries();
    List<String> owned = before.map(Manifest::entries).orElse(broughtByHand ? fresh : List.of());
    requireNothingForeign(item, there, fresh, owned);
    String stage = stage();
    upload(List.of(item), stage);
    List<String> orders = new ArrayList<>(List.of("library " + item.target()));
    owned.stream().filter(name -> !fresh.contains(name)).forEach(name -> orders.add("old " + name));
    fresh.forEach(name -> orders.add("entry " + name));
    place(stage, orders);
    String which = "version " + version;
    return StepEnd.done(
        before.isPresent() || broughtByHand
            ? which + " replaced " + present.orElse("an earlier one")
            : which + " installed");
  }

  /** What users put at a place that is needed, or below what is replaced, is theirs. */
  private static void requireNothingForeign(
      SharedItem item, SharedContents there, List<String> fresh, List<String> owned) {
    Set<String> known = new HashSet<>(item.hashes().keySet());
    there.manifest(item).map(Manifest::files).ifPresent(known::addAll);
    List<String> foreign =
        Stream.concat(
                fresh.stream()
                    .filter(name -> !name.equals(Manifest.FILE) && !owned.contains(name))
                    .map(name -> item.target() + "/" + name)
                    .filter(there.entries()::contains),
                owned.stream().flatMap(name -> there.strangers(item, name, known).stream()))
            .toList();
    if (!foreign.isEmpty()) {
      String more = foreign.size() > SHOWN ? " and " + (foreign.size() - SHOWN) + " more" : "";
      throw GraflagException.of(
          Kind.CONFLICT,
          "Not installed: in SHARED_DIR, "
              + String.join(", ", foreign.subList(0, Math.min(SHOWN, foreign.size())))
              + more
              + " is not GraFlag's.",
          "Move it away and set up again.");
    }
  }

  /** Whether somebody put our library there by hand: its jar is known by its name. */
  private static boolean isOurs(SharedItem item, SharedContents there) {
    return item.hashes().keySet().stream()
        .filter(path -> path.endsWith(".jar"))
        .map(path -> item.target() + "/" + path)
        .anyMatch(path -> there.same().contains(path) || there.other().contains(path));
  }

  private StepEnd examples(List<SharedItem> items, SharedContents there) {
    List<SharedItem> missing = items.stream().filter(item -> !there.exists(item)).toList();
    List<String> kept =
        items.stream()
            .filter(item -> there.exists(item) && !there.isSame(item))
            .map(SharedItem::name)
            .toList();
    String differs =
        kept.isEmpty() ? "" : "; kept, because they differ: " + String.join(", ", kept);
    if (missing.isEmpty()) {
      return StepEnd.already(items.size() + " examples are there" + differs);
    }
    String stage = stage();
    upload(missing, stage);
    long added =
        missing.size() - place(stage, missing.stream().map(i -> "new " + i.target()).toList());
    return StepEnd.done("added " + added + " of " + items.size() + " examples" + differs);
  }

  private void upload(List<SharedItem> items, String stage) {
    List<CopyPath> sources =
        items.stream().map(item -> new CopyPath(item.source(), false)).toList();
    String destination = stage + "/" + items.get(0).part() + "/";
    storage.upload(sources, destination, CopyOptions.PLAIN, CopyListener.SILENT);
    for (SharedItem item : items) {
      item.manifest().ifPresent(file -> upload(file, stage + "/" + item.target() + "/"));
    }
  }

  private void upload(Path file, String destination) {
    List<CopyPath> sources = List.of(new CopyPath(file, false));
    storage.upload(sources, destination, CopyOptions.PLAIN, CopyListener.SILENT);
  }

  private String stage() {
    return PartialFile.beside(site.path("libs")).getFileName().toString();
  }

  /**
   * What is new gets its name only when all of it is there.
   *
   * @return how many of them were there meanwhile, and were kept
   */
  private long place(String stage, List<String> orders) {
    byte[] input = (String.join("\n", orders) + "\n").getBytes(StandardCharsets.UTF_8);
    Finished placed =
        manager.run(SetupScript.INSTALL, LIMIT, input, site.sharedDir().toString(), stage);
    if (!placed.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE,
          "Cannot change " + site.sharedDir() + ": " + Node.lastLine(placed.errors()) + ".");
    }
    return placed.text().lines().filter(line -> line.startsWith("kept ")).count();
  }
}
