package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shapes, and the columns that have them. */
class ShapesTest {
  @Test
  void describesItselfInWords() {
    assertThat(Shape.flat(0)).hasToString("0 values");
    assertThat(Shape.flat(1)).hasToString("1 value");
    assertThat(Shape.flat(40)).hasToString("40 values");
    assertThat(Shape.rows(new int[] {6, 12})).hasToString("2 rows of 6");
    assertThat(Shape.rows(new int[] {2, 2, 3})).hasToString("3 rows of 0 to 2, 3 values");
    assertThat(Shape.rows(new int[0])).hasToString("0 rows of 0");
  }

  @Test
  void knowsWhereItsRowsLie() {
    Shape shape = Shape.rows(new int[] {2, 2, 5});
    assertThat(shape.rowCount()).isEqualTo(3);
    assertThat(shape.size()).isEqualTo(5);
    assertThat(shape.longestRow()).isEqualTo(3);
    assertThat(shape.rowStart(2)).isEqualTo(2);
    assertThat(shape.rowEnd(2)).isEqualTo(5);
  }

  @Test
  void countsAFlatArrayAsOneRow() {
    Shape shape = Shape.flat(4);
    assertThat(shape.hasRows()).isFalse();
    assertThat(shape.rowCount()).isEqualTo(1);
    assertThat(shape.rowStart(0)).isZero();
    assertThat(shape.rowEnd(0)).isEqualTo(4);
    assertThat(shape.longestRow()).isEqualTo(4);
  }

  @Test
  void tellsFlatFromRows() {
    assertThat(Shape.flat(3)).isEqualTo(Shape.flat(3)).hasSameHashCodeAs(Shape.flat(3));
    assertThat(Shape.flat(3)).isNotEqualTo(Shape.rows(new int[] {3}));
    assertThat(Shape.rows(new int[] {1, 3})).isNotEqualTo(Shape.rows(new int[] {2, 3}));
  }

  @Test
  void refusesRowsThatEndBeforeTheyStart() {
    assertThatThrownBy(() -> Shape.rows(new int[] {2, 1}))
        .hasMessage("row ends descend: 1 after 2");
  }

  @Test
  void doesNotChangeWithTheArrayItWasMadeOf() {
    int[] ends = {1, 2};
    Shape shape = Shape.rows(ends);
    ends[0] = 2;
    assertThat(shape.rowEnd(0)).isEqualTo(1);
  }

  @Test
  void refusesColumnsOfAnotherSize() {
    Shape three = Shape.flat(3);
    assertThatThrownBy(() -> new Scores(new double[2], three, 0))
        .hasMessage("2 values for a shape of 3 values");
    assertThatThrownBy(() -> new Labels(new byte[2], three))
        .hasMessage("2 labels for a shape of 3 values");
    assertThatThrownBy(() -> new Ids(new long[2], null, three))
        .hasMessage("2 ids for a shape of 3 values");
    assertThatThrownBy(() -> Edges.of(new long[3], new long[2]))
        .hasMessage("3 sources and 2 targets for a shape of 3 values");
  }

  @Test
  void refusesIdsThatAreNumbersAndTexts() {
    assertThatThrownBy(() -> new Ids(new long[1], new String[1], Shape.flat(1)))
        .hasMessage("ids are either numbers or texts");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-0.0,0", "1,1", "1.0,1", "2,1", "0.5,1", "-1,-1", "NaN,-1"})
  void takesANumberForALabel(double number, byte label) {
    assertThat(Labels.of(number)).isEqualTo(label);
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryResultTypeByItsName(ResultType type) {
    assertThat(ResultType.parse(type.name())).isSameAs(type);
    assertThat(type.name()).contains(type.subject().name());
    assertThat(type.name().startsWith("TEMPORAL_"))
        .isEqualTo(type.time() == ResultType.Time.TEMPORAL);
    assertThat(type.name().contains("STREAM")).isEqualTo(type.time() == ResultType.Time.STREAM);
  }

  @Test
  void refusesAResultTypeInLowerCase() {
    assertThatThrownBy(() -> ResultType.parse("node_anomaly_scores"))
        .hasMessage("There is no result type \"node_anomaly_scores\".");
  }

  @Test
  void keepsMetadataFromChanging() {
    Results results =
        Results.of(
            ResultType.NODE_ANOMALY_SCORES,
            Scores.flat(new double[] {1}),
            Labels.flat(new byte[] {1}));
    assertThat(results.timestamps()).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> results.metadata().put("a", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
