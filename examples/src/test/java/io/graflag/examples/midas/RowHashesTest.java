package io.graflag.examples.midas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowHashesTest {

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 1024, 104_729, 2_000_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE, -7})
  void findsTheSameCellsByMaskAndByRemainder(int number) {
    RowHashes hashes = new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.EDGE, 2048, 0);
    int[] cells = new int[2];
    hashes.locate(number, cells);
    assertThat(cells).containsExactly(hashes.first(number), hashes.second(number));
    assertThat(cells[0]).isEqualTo(2048 + Math.floorMod(number * 23 + 31, 1024));
    assertThat(cells[1]).isEqualTo(2048 + 1024 + Math.floorMod(number * 29 + 37, 1024));
  }

  @ParameterizedTest
  @CsvSource({"42, 1024", "-3, 2", "7, 1"})
  void findsTheSameCellsByShiftAndByProduct(long seed, int columns) {
    SketchSize size = new SketchSize(2, columns);
    RowHashes hashes = new RowHashes(size, RowHashes.Subject.EDGE, 5, seed);
    int[] cells = new int[2];
    for (int number : new int[] {0, 1, -1, 104_729, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      hashes.locate(number, cells);
      assertThat(cells).containsExactly(hashes.first(number), hashes.second(number));
    }
  }

  @Test
  void everyDrawnRowReachesEveryCell() {
    SketchSize size = new SketchSize(5, 256);
    RowHashes hashes = new RowHashes(size, RowHashes.Subject.SOURCE, 0, 42);
    BitSet reached = new BitSet();
    int[] cells = new int[5];
    for (int number = 0; number < 10_000; number++) {
      hashes.locate(number, cells);
      IntStream.of(cells).forEach(reached::set);
    }
    assertThat(reached.cardinality()).isEqualTo(size.cells());
  }

  @Test
  void drawnRowsCollideInDifferentPlaces() {
    RowHashes hashes = new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.EDGE, 0, 42);
    long inFirst = collisions(hashes::first).count();
    long inBoth = collisions(hashes::first).filter(n -> sameAsZero(hashes::second, n)).count();
    assertThat(inFirst).isBetween(50L, 200L); // 100,000 numbers into 1,024 cells
    assertThat(inBoth).isLessThan(5);
  }

  private static IntStream collisions(IntUnaryOperator cell) {
    return IntStream.rangeClosed(1, 100_000).filter(number -> sameAsZero(cell, number));
  }

  private static boolean sameAsZero(IntUnaryOperator cell, int number) {
    return cell.applyAsInt(number) == cell.applyAsInt(0);
  }
}
