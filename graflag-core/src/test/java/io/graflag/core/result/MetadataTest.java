package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetadataTest {
  private record Layer(int hiddenUnits, double[] dropOut, Optional<Layer> below) {}

  private static String json(Object value) {
    return Json.line(Metadata.copy("key", value));
  }

  @Test
  void keepsMapsListsAndArraysOfAnyDepth() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("list", List.of(1, 2.5, List.of("é", true)));
    map.put("array", new int[][] {{1}, {}});
    map.put("none", null);
    assertThat(json(map))
        .isEqualTo("{\"list\":[1,2.5,[\"é\",true]],\"array\":[[1],[]],\"none\":null}");
  }

  @Test
  void writesRecordsAsTheirComponents() {
    Layer layer =
        new Layer(64, new double[] {0.5}, Optional.of(new Layer(8, null, Optional.empty())));
    assertThat(json(layer))
        .isEqualTo(
            "{\"hidden_units\":64,\"drop_out\":[0.5],"
                + "\"below\":{\"hidden_units\":8,\"drop_out\":null,\"below\":null}}");
  }

  @Test
  void writesWhatIsNotFiniteAsNull() {
    assertThat(json(new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY}))
        .isEqualTo("[1.0,null,null]");
    assertThat(json(Float.NaN)).isEqualTo("null");
  }

  @Test
  void writesNumbersOfEveryKind() {
    Object[] numbers = {(byte) 1, 2L, 1.5f, new BigDecimal("0.10"), new AtomicLong(3)};
    assertThat(json(numbers)).isEqualTo("[1,2,1.5,0.10,3]");
    assertThat(json(OptionalInt.of(4))).isEqualTo("4");
  }

  @Test
  void writesNamesOfThingsAsTexts() {
    Object[] things = {TimeUnit.DAYS, Path.of("a/b"), Duration.ofSeconds(2), 'c'};
    assertThat(json(things)).isEqualTo("[\"DAYS\",\"a/b\",\"PT2S\",\"c\"]");
  }

  @Test
  void isACopy() {
    List<Integer> epochs = new ArrayList<>(List.of(1));
    AtomicLong counter = new AtomicLong(5);
    Object copy = Metadata.copy("key", Arrays.asList(epochs, counter));
    epochs.add(2);
    counter.set(9);
    assertThat(Json.line(copy)).isEqualTo("[[1],5]");
  }

  @Test
  void namesThePathToWhatHasNoForm() {
    Map<String, Object> inner = Map.of("models", List.of("a", new Thread("t")));
    assertThatThrownBy(() -> Metadata.copy("summary", Map.of("best", inner)))
        .isInstanceOf(GraflagException.class)
        .hasMessage(
            "Metadata summary.best.models[1] is a java.lang.Thread, which JSON has no form for.")
        .extracting(e -> ((GraflagException) e).kind())
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void refusesAValueThatHoldsItself() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThatThrownBy(() -> Metadata.copy("loop", list)).hasMessageContaining("may hold itself");
  }

  @Test
  void refusesAKeyThatIsNull() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(null, 1);
    assertThatThrownBy(() -> Metadata.copy("m", map)).hasMessageContaining("a key that is null");
  }

  @Test
  void refusesTextsWithHalfACharacter() {
    String half = "a" + (char) 0xdc00;
    String words = "Metadata note holds half of a surrogate pair";
    assertThatThrownBy(() -> Metadata.copy("note", half)).hasMessageContaining(words);
    assertThatThrownBy(() -> Metadata.copy("note", Map.of(half, 1))).hasMessageContaining(words);
  }
}
