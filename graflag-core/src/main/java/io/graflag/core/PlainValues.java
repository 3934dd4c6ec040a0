package io.graflag.core;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How JDK values that JSON has no form for are written: as their text, their value, or null. */
final class PlainValues {
  private PlainValues() {}

  /** Writes one value. */
  @FunctionalInterface
  private interface Form<T> {
    void write(T value, JsonGenerator out, SerializerProvider provider) throws IOException;
  }

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("graflag");
    // The library tells boxed numbers, primitive ones and arrays of them apart.
    Form<Object> single = (value, out, provider) -> JsonTree.writeSingle(out, value);
    module.addSerializer(Double.class, new Written<>(Double.class, single));
    module.addSerializer(double.class, new Written<>(Double.class, single));
    module.addSerializer(Float.class, new Written<>(Float.class, single));
    module.addSerializer(float.class, new Written<>(Float.class, single));
    add(module, double[].class, (values, out, provider) -> numbers(out, values));
    module.addSerializer(Temporal.class, new Written<>(Temporal.class, single));
    module.addSerializer(Duration.class, new Written<>(Duration.class, single));
    module.addSerializer(Path.class, new Written<>(Path.class, single));

    add(
        module,
        Optional.class,
        (value, out, provider) ->
            provider.defaultSerializeValue(value.isPresent() ? value.get() : null, out));
    add(
        module,
        OptionalDouble.class,
        (value, out, provider) -> JsonTree.writeSingle(out, value.orElse(Double.NaN)));
    add(
        module,
        OptionalInt.class,
        (value, out, provider) ->
            provider.defaultSerializeValue(
                value.isPresent() ? (Integer) value.getAsInt() : null, out));
    add(
        module,
        OptionalLong.class,
        (value, out, provider) ->
            provider.defaultSerializeValue(
                value.isPresent() ? (Long) value.getAsLong() : null, out));
    return module;
  }

  private static <T> void add(SimpleModule module, Class<T> type, Form<T> form) {
    module.addSerializer(type, new Written<>(type, form));
  }

  private static void numbers(JsonGenerator out, double[] values) throws IOException {
    out.writeStartArray(values, values.length);
    for (double value : values) {
      JsonTree.writeSingle(out, value);
    }
    out.writeEndArray();
  }

  private static final class Written<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Form<? super T> form;

    Written(Class<T> type, Form<? super T> form) {
      super(type);
      this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      form.write(value, out, provider);
    }
  }
}
