package io.graflag.evaluator.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Maps the values of an axis to numbers of a size that the chart library handles well.
 *
 * <p>The library tells values apart by absolute differences of 1e-4, and rounds ticks to ten
 * decimals. So everything is drawn divided by a power of ten that makes the axis 1 to 10 long, and
 * ticks are labelled with what they stand for.
 *
 * @param low value at the start of the axis
 * @param high value at its end; above {@code low}
 * @param exponent of the power of ten
 * @param ticks which ticks are labelled, and how
 */
record AxisScale(double low, double high, int exponent, Ticks ticks) {
  private static final MathContext TICK_DIGITS = new MathContext(10);
  private static final MathContext LABEL_DIGITS = new MathContext(6);
  private static final int LONGEST_PLAIN = 6;

  /** How ticks are labelled. */
  private enum Ticks {
    /** As short as possible. */
    SHORT,
    /** With one decimal. */
    TENTHS,
    /** Whole numbers only; the others stay blank. */
    WHOLE
  }

  /** From 0 to 1, for rates. */
  static final AxisScale UNIT = new AxisScale(0, 1, 0, Ticks.TENTHS);

  /** An axis that starts and ends where the data do; a single value gets room on both sides. */
  static AxisScale over(double low, double high) {
    if (low == high) {
      double room = low == 0 ? 1 : Math.max(Math.abs(low) / 10, Double.MIN_NORMAL);
      return of(low - room, high + room, Ticks.SHORT);
    }
    return of(low, high, Ticks.SHORT);
  }

  /** An axis of counted things, such as epochs or rows. */
  static AxisScale counting(double low, double high) {
    return low == high ? of(low - 1, high + 1, Ticks.WHOLE) : of(low, high, Ticks.WHOLE);
  }

  /** An axis with a little room around the data; it does not pass 0 if the data do not. */
  static AxisScale around(double low, double high) {
    AxisScale tight = over(low, high);
    double room = (tight.high / 2 - tight.low / 2) / 10;
    double start = tight.low - room;
    return of(low >= 0 && start < 0 ? 0 : start, tight.high + room, Ticks.SHORT);
  }

  private static AxisScale of(double low, double high, Ticks ticks) {
    double from = Math.max(low, -Double.MAX_VALUE);
    double to = Math.min(high, Double.MAX_VALUE);
    double size = Double.isInfinite(to - from) ? Math.max(to, -from) : to - from;
    return new AxisScale(from, to, (int) Math.floor(Math.log10(size)), ticks);
  }

  /** Where a value is drawn. */
  double place(double value) {
    // In two steps, because a power of ten may leave the range of doubles where values do not.
    int half = exponent / 2;
    return value * Math.pow(10, -half) * Math.pow(10, half - exponent);
  }

  /** Where values are drawn. */
  double[] places(double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      places[i] = place(values[i]);
    }
    return places;
  }

  /** What a place stands for, in at most 12 characters. */
  String label(double place) {
    BigDecimal value =
        BigDecimal.valueOf(place)
            .round(TICK_DIGITS)
            .scaleByPowerOfTen(exponent)
            .stripTrailingZeros();
    return switch (ticks) {
      case SHORT -> text(value);
      case TENTHS -> value.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
      case WHOLE -> value.scale() <= 0 ? text(value) : " ";
    };
  }

  /** A number in at most 12 characters and six digits. */
  static String text(BigDecimal number) {
    BigDecimal value = number.round(LABEL_DIGITS).stripTrailingZeros();
    int magnitude = value.precision() - value.scale() - 1;
    if (value.signum() == 0) {
      return "0";
    }
    if (magnitude >= -LONGEST_PLAIN + 2 && magnitude < LONGEST_PLAIN) {
      return value.toPlainString();
    }
    return value.scaleByPowerOfTen(-magnitude).toPlainString() + "e" + magnitude;
  }
}
