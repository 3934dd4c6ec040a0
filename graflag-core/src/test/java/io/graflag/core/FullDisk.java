package io.graflag.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.graflag.core.spot.SpotFile;
import io.graflag.core.spot.SpotTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** What {@link FullDiskIT} runs where the disk is tiny; it prints what happened. */
final class FullDisk {
  private FullDisk() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    switch (args[0]) {
      case "atomic" -> replaceAFile(directory);
      case "spot" -> appendRows(directory);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void replaceAFile(Path directory) throws IOException {
    Path file = directory.resolve("status.json");
    AtomicFile.write(file, out -> out.write("old".getBytes(UTF_8)));
    try {
      AtomicFile.write(file, out -> out.write(new byte[1 << 20]));
    } catch (GraflagException e) {
      System.out.println(e.kind() + ": " + e.getMessage());
    }
    System.out.println("status.json: " + Files.readString(file));
    try (Stream<Path> files = Files.list(directory)) {
      System.out.println("files: " + files.map(Path::getFileName).toList());
    }
  }

  private static void appendRows(Path directory) throws IOException {
    Path ballast = Files.write(directory.resolve("ballast"), new byte[40_000]);
    try (SpotFile spot = SpotFile.of(directory, "training")) {
      try {
        for (int i = 0; i < 100_000; i++) {
          spot.append(Instant.EPOCH, Map.of("epoch", i));
        }
      } catch (GraflagException e) {
        System.out.println(e.kind() + ": " + e.getMessage());
      }
      Files.delete(ballast);
      spot.append(Instant.EPOCH, Map.of("epoch", 4711));
    }
    double[] epochs =
        SpotTable.read(directory.resolve("training.csv")).orElseThrow().columns().get("epoch");
    System.out.println("last: " + epochs[epochs.length - 1]);
  }
}
