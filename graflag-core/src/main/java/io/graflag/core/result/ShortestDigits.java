package io.graflag.core.result;

import java.math.BigInteger;

/**
 * Writes the fewest digits that are read back as the same {@code double}, as ASCII bytes.
 *
 * <p>Layout of {@link Double#toString(double)}, digits of the paper: R. Giulietti, "The Schubfach
 * way to render doubles", 2020. A number costs two dozen multiplications and no object, where a
 * library makes a text of each.
 */
final class ShortestDigits {
  private static final int SMALLEST_POWER = -324;
  private static final int LARGEST_POWER = 292;
  private static final int FRACTION_BITS = 52;
  private static final long LOWEST_63 = Long.MAX_VALUE;
  private static final int HALF_DIGITS = 8;
  private static final long HALF = 100_000_000;
  private static final long LONG_DIGITS = 1_000_000_000_000_000L;
  private static final long[] POWERS = powers();

  private ShortestDigits() {}

  /**
   * Whether {@link #write} can write it: all but zeros, subnormal numbers and what is not finite.
   */
  static boolean canWrite(double value) {
    int exponent = Math.getExponent(value);
    return exponent >= Double.MIN_EXPONENT && exponent <= Double.MAX_EXPONENT;
  }

  /**
   * Writes a number.
   *
   * @param value normal, and not a whole number below 2^53
   * @param at where its first byte goes
   * @return where the next byte goes
   */
  static int write(double value, byte[] out, int at) {
    long bits = Double.doubleToRawLongBits(value);
    int next = at;
    if (bits < 0) {
      out[next++] = '-';
    }
    int binary = ((int) (bits >>> FRACTION_BITS) & 0x7ff) - 1075;
    long fraction = bits & ((1L << FRACTION_BITS) - 1);
    boolean regular = fraction != 0;
    // Floor of the logarithm to ten of the distance to the next number.
    long scaled = binary * 661_971_961_083L;
    int power = (int) ((regular ? scaled : scaled - 274_743_187_321L) >> 41);
    long digits = decimal(fraction | 1L << FRACTION_BITS, binary, power, regular ? 2 : 1);
    while (digits % 10 == 0) {
      digits /= 10;
      power++;
    }
    return layOut(digits, power, out, next);
  }

  /** The decimal in the rounding interval of a number that has the fewest digits, or is nearest. */
  private static long decimal(long fraction, int binary, int power, int below) {
    int odd = (int) fraction & 1;
    int shift = binary + log2(-power) + 2;
    long middle = fraction << 2;
    int at = (power - SMALLEST_POWER) << 1;
    long high = POWERS[at];
    long low = POWERS[at + 1];
    long exact = product(high, low, middle << shift);
    long lower = product(high, low, middle - below << shift) + odd;
    long upper = product(high, low, middle + 2 << shift) - odd;
    long floor = exact >> 2;
    long tens = floor / 10 * 10;
    boolean tensFit = lower <= tens << 2;
    if (tensFit != (tens + 10 << 2 <= upper)) {
      return tensFit ? tens : tens + 10;
    }
    boolean floorFits = lower <= floor << 2;
    if (floorFits != (floor + 1 << 2 <= upper)) {
      return floorFits ? floor : floor + 1;
    }
    long rest = exact - (2 * floor + 1 << 1);
    return rest < 0 || rest == 0 && (floor & 1) == 0 ? floor : floor + 1;
  }

  /** The upper part of a product with a power of ten, its last bit set where digits were cut. */
  private static long product(long high, long low, long factor) {
    long carried = (high * factor >>> 1) + Math.multiplyHigh(low, factor);
    long whole = Math.multiplyHigh(high, factor) + (carried >>> 63);
    return whole | (carried & LOWEST_63) + LOWEST_63 >>> 63;
  }

  private static int layOut(long digits, int power, byte[] out, int at) {
    int count = count(digits);
    int exponent = count + power - 1;
    int next = at;
    if (exponent < 0 && exponent >= -3) {
      out[next++] = '0';
      out[next++] = '.';
      for (int zeros = -1; zeros > exponent; zeros--) {
        out[next++] = '0';
      }
      return put(digits, count, out, next);
    }
    boolean scientific = exponent < 0 || exponent >= 7;
    int before = scientific ? 1 : exponent + 1;
    // One place further to the right, so that the point fits in.
    int end = put(digits, count, out, next + 1);
    System.arraycopy(out, next + 1, out, next, before);
    out[next + before] = '.';
    if (count == before) {
      out[end++] = '0';
    }
    return scientific ? exponent(exponent, out, end) : end;
  }

  private static int exponent(int exponent, byte[] out, int at) {
    int next = at;
    out[next++] = 'E';
    if (exponent < 0) {
      out[next++] = '-';
    }
    int absolute = Math.abs(exponent);
    return put(absolute, count(absolute), out, next);
  }

  /** Writes digits in two halves, which a processor works on at once. */
  private static int put(long digits, int count, byte[] out, int at) {
    if (count <= HALF_DIGITS) {
      put((int) digits, out, at, at + count);
    } else {
      long upper = digits / HALF;
      int middle = at + count - HALF_DIGITS;
      put((int) (digits - upper * HALF), out, middle, at + count);
      put((int) upper, out, at, middle);
    }
    return at + count;
  }

  private static void put(int digits, byte[] out, int from, int to) {
    int rest = digits;
    for (int i = to - 1; i >= from; i--) {
      int tenth = rest / 10;
      out[i] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
  }

  private static int count(long digits) {
    if (digits >= LONG_DIGITS) {
      return digits >= 10 * LONG_DIGITS ? 17 : 16;
    }
    int count = 1;
    for (long limit = 10; digits >= limit; limit *= 10) {
      count++;
    }
    return count;
  }

  /** Floor of the logarithm to two of a power of ten. */
  private static int log2(int power) {
    return (int) (power * 913_124_641_741L >> 38);
  }

  /** The first 126 bits of each power of ten, plus one, in two halves of 63. */
  private static long[] powers() {
    long[] powers = new long[2 * (LARGEST_POWER - SMALLEST_POWER + 1)];
    for (int power = SMALLEST_POWER; power <= LARGEST_POWER; power++) {
      int bits = 125 - log2(-power);
      BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
      BigInteger leading =
          power <= 0 ? ten.shiftLeft(bits) : BigInteger.ONE.shiftLeft(bits).divide(ten);
      BigInteger above = leading.add(BigInteger.ONE);
      int at = (power - SMALLEST_POWER) << 1;
      powers[at] = above.shiftRight(63).longValue();
      powers[at + 1] = above.longValue() & LOWEST_63;
    }
    return powers;
  }
}
