package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of a result that lie beside results.json in {@code .npy} files. */
final class ColumnFiles {
  private final Path source;
  private final Map<String, Path> files = new LinkedHashMap<>();
  private Optional<Shape> rows = Optional.empty();

  /** The columns beside a results.json. */
  ColumnFiles(Path source) {
    this.source = source;
  }

  /** Notes the file that a key names; the name is checked by the caller. */
  void put(String key, String name) {
    files.put(key, source.resolveSibling(name));
  }

  /** Reads how flat columns are cut into rows; must come first. */
  void readOffsets() {
    rows = file(ResultKey.OFFSETS_FILE).map(NpyFile::readLongs).map(this::rows);
  }

  Optional<Scores> scores() {
    return file(ResultKey.SCORES_FILE)
        .map(NpyFile::readDoubles)
        .map(values -> new Scores(values, shape(ResultKey.SCORES_FILE, values.length), 0));
  }

  Optional<Labels> groundTruth() {
    return file(ResultKey.GROUND_TRUTH_FILE)
        .map(NpyFile::readBytes)
        .map(
            values -> {
              for (int i = 0; i < values.length; i++) {
                values[i] = Labels.of(values[i]);
              }
              return new Labels(values, shape(ResultKey.GROUND_TRUTH_FILE, values.length));
            });
  }

  Optional<double[]> timestamps() {
    return file(ResultKey.TIMESTAMPS_FILE).map(NpyFile::readDoubles);
  }

  /** The edges; one list for all columns where their number is not that of the offsets. */
  Optional<Edges> edges() {
    return file(ResultKey.EDGES_FILE)
        .map(NpyFile::readPairs)
        .map(
            ends -> {
              int size = ends[0].length;
              Shape shape = rows.filter(all -> all.size() == size).orElse(Shape.flat(size));
              return new Edges(ends[0], ends[1], null, shape);
            });
  }

  private Optional<Path> file(String key) {
    return Optional.ofNullable(files.get(key));
  }

  private Shape shape(String key, int size) {
    if (rows.isPresent() && rows.get().size() != size) {
      throw invalid(
          files.get(key)
              + " holds "
              + size
              + " values, but "
              + files.get(ResultKey.OFFSETS_FILE)
              + " describes "
              + rows.get()
              + ".");
    }
    return rows.orElse(Shape.flat(size));
  }

  private Shape rows(long[] offsets) {
    boolean ascending = offsets.length > 0 && offsets[0] == 0;
    int[] ends = new int[Math.max(0, offsets.length - 1)];
    for (int row = 0; row < ends.length && ascending; row++) {
      ends[row] = (int) offsets[row + 1];
      ascending = offsets[row] <= offsets[row + 1] && ends[row] == offsets[row + 1];
    }
    if (!ascending) {
      throw invalid(
          files.get(ResultKey.OFFSETS_FILE)
              + " must hold where each row starts, from 0 and ascending, and where the last ends.");
    }
    return Shape.rows(ends);
  }

  private static GraflagException invalid(String message) {
    return GraflagException.of(Kind.INVALID_INPUT, message);
  }
}
