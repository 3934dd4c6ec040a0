package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnWriterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ColumnWriter column = new ColumnWriter(bytes);

  private String written() throws IOException {
    column.drain();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "2e-3, 0.002",
    "2.2250738585072014E-308, 2.2250738585072014E-308",
    "-1.7976931348623157E308, -1.7976931348623157E308",
    "2.0E-3, 0.002",
    "2.2E22, 2.2E22",
    "1.0E23, 1.0E23",
    "9007199254740991, 9007199254740991",
    "-2, -2",
    "-0.0, -0.0",
    "NaN, null"
  })
  void writesNumbersInTheFewestDigits(double value, String digits) throws IOException {
    column.number(value);
    // The first value of a column that was never begun starts a row.
    assertThat(written()).endsWith("[" + digits);
  }

  @Test
  void writesWhatIsReadBackBitByBit() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    double[] values =
        random
            .longs(200_000)
            .mapToDouble(Double::longBitsToDouble)
            .filter(Double::isFinite)
            .toArray();
    column.begin(false);
    for (double value : values) {
      column.number(value);
    }
    String[] texts = written().substring(1).split(",");
    assertThat(texts).hasSameSizeAs(values);
    for (int i = 0; i < values.length; i++) {
      assertThat(Double.parseDouble(texts[i])).isEqualTo(values[i]);
    }
  }

  @Test
  void keepTextsOfAnyLength() throws IOException {
    String text = "\"é\n".repeat(100_000);
    column.begin(false);
    column.text(text);
    column.edge("a", text);
    column.end();
    String quoted = "\"" + "\\\"é\\n".repeat(100_000) + "\"";
    assertThat(written()).isEqualTo("[" + quoted + ",[\"a\"," + quoted + "]]");
  }

  @Test
  void refuseLabelsThatAreNone() {
    assertThatThrownBy(() -> Labels.flat(new int[] {0, 256}))
        .isInstanceOf(GraflagException.class)
        .hasMessage("Label 1 of ground_truth is 256.");
    assertThatThrownBy(() -> Labels.rows(new int[][] {{1}, {-2}})).hasMessageContaining("is -2");
  }

  @ParameterizedTest
  @ValueSource(bytes = {2, 12, 100, -2, -128})
  void refuseBytesThatAreNoLabels(byte label) {
    byte[] values = {0, label};
    String words = "Label 1 of ground_truth is " + label + ".";
    assertThatThrownBy(() -> Labels.flat(values)).hasMessage(words);
    assertThatThrownBy(() -> Labels.rows(new byte[][] {{0}, {label}})).hasMessage(words);
    assertThatThrownBy(() -> new Labels(values, Shape.flat(2))).hasMessage(words);
    assertThatThrownBy(() -> column.label(label)).hasMessage(label + " is no label");
  }

  @Test
  void refuseNamesWithHalfACharacter() {
    String half = "b" + (char) 0xd83d;
    assertThatThrownBy(() -> Ids.of(new String[] {"a", half}))
        .isInstanceOf(GraflagException.class)
        .hasMessage("Id 1 of 2 is no text: it holds half of a surrogate pair.");
    String[] names = {"a", "b", half};
    assertThatThrownBy(() -> Edges.of(new String[] {"a", "b", "a"}, names))
        .isInstanceOf(GraflagException.class)
        .hasMessageStartingWith("Edge 2 touches a node whose name is no text");
    assertThat(Ids.of(new String[] {"\ud83d\ude00"}).text(0)).isEqualTo("😀");
    assertThatThrownBy(() -> Ids.of(new String[] {"\ude00\ud83d"})).hasMessageContaining("Id 0");
  }

  @Test
  void takeLabelsAsFlags() {
    assertThat(Labels.flat(new boolean[] {true, false}).values()).containsExactly(1, 0);
  }

  @Test
  void refuseNamesThatAreNull() {
    assertThatThrownBy(() -> Ids.of(new String[] {"a", null})).hasMessage("Id 1 of 2 is null.");
    String[] names = {"a", null};
    assertThatThrownBy(() -> Edges.of(names, names)).hasMessageContaining("without a name");
    assertThatThrownBy(
            () -> new Edges(new long[] {0}, new long[] {2}, new String[] {"a"}, Shape.flat(1)))
        .hasMessage("Edge 0 touches node 2 of 1 named ones.");
  }

  @Test
  void layNamesOutLikeTheScores() {
    Shape rows = Scores.rows(new double[][] {{1, 2}, {3}}).shape();
    assertThat(Ids.of(new long[] {7, 8, 9}).in(rows).shape()).isEqualTo(rows);
    String[] ends = {"a", "b", "c"};
    Edges edges = Edges.of(ends, ends).in(rows);
    assertThat(edges.names()).containsExactly("a", "b", "c");
    assertThat(edges.targets()).containsExactly(0, 1, 2);
  }

  @Test
  void areToldApartByTheirRows() {
    ColumnTally two = ColumnTally.of(Shape.rows(new int[] {2, 3}));
    assertThat(two.isSameAs(ColumnTally.of(Shape.rows(new int[] {2, 3})))).isTrue();
    assertThat(two.isSameAs(ColumnTally.of(Shape.rows(new int[] {1, 3})))).isFalse();
    assertThat(two.isSameAs(ColumnTally.of(Shape.flat(3)))).isFalse();
    assertThat(ColumnTally.of(Shape.flat(2)).isOneListFor(two)).isTrue();
  }
}
