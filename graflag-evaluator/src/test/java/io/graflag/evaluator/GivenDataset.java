package io.graflag.evaluator;

import io.graflag.evaluator.origin.DatasetDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A dataset in a temporary directory, file by file. */
public record GivenDataset(Path path) {

  /** A dataset without any file. */
  public static GivenDataset in(Path path) throws IOException {
    return new GivenDataset(Files.createDirectories(path));
  }

  /** Adds a file; lines are separated by blanks. */
  public GivenDataset file(String name, String lines) throws IOException {
    Files.writeString(path.resolve(name), lines.replace(' ', '\n') + "\n");
    return this;
  }

  /** The directory as an evaluation finds it. */
  public DatasetDirectory directory() {
    return DatasetDirectory.at(path);
  }
}
