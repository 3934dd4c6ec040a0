package io.graflag.evaluator;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import io.graflag.core.spot.SpotTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The spot files of an experiment.
 *
 * @param tables those that could be read, by name of the file
 * @param warnings which could not, and why
 */
record SpotTables(List<SpotTable> tables, List<String> warnings) {
  private static final String ENDING = ".csv";

  /**
   * Reads every spot file; other CSV files are passed over.
   *
   * @throws GraflagException STORAGE where the directory cannot be listed
   */
  static SpotTables read(ExperimentDirectory experiment) {
    List<SpotTable> tables = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Path file : files(experiment.path())) {
      try {
        SpotTable.read(file).ifPresent(tables::add);
      } catch (GraflagException e) {
        warnings.add("Left out " + file.getFileName() + ": " + e.getMessage());
      }
    }
    for (SpotTable table : tables) {
      if (table.skippedRows() > 0) {
        warnings.add(
            table.group() + ENDING + ": left out " + table.skippedRows() + " unfinished row(s).");
      }
    }
    return new SpotTables(tables, warnings);
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(path -> path.getFileName().toString().endsWith(ENDING))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw StorageErrors.of("list", directory, e);
    }
  }

  List<String> groups() {
    return tables.stream().map(SpotTable::group).toList();
  }
}
