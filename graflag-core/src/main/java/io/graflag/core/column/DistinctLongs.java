package io.graflag.core.column;

import java.util.Arrays;

/** Numbers distinct longs in the order of their first appearance, without an object each. */
public final class DistinctLongs {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private long[] values = new long[512];
  private int size;

  /** Place of a value plus one, 0 where free; linear probing, at most half full. */
  private int[] slots = new int[2 * values.length];

  private int shift = Long.SIZE - Integer.numberOfTrailingZeros(slots.length);

  /** Adds a value unless it is there; either way its number, counted from 0. */
  public int add(long value) {
    int slot = slot(value);
    while (slots[slot] != 0) {
      if (values[slots[slot] - 1] == value) {
        return slots[slot] - 1;
      }
      slot = slot + 1 & slots.length - 1;
    }
    if (size == values.length) {
      grow();
      return add(value);
    }
    values[size++] = value;
    slots[slot] = size;
    return size - 1;
  }

  /** How many distinct values were added. */
  public int size() {
    return size;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * size);
    slots = new int[2 * values.length];
    shift--;
    for (int place = 1; place <= size; place++) {
      int slot = slot(values[place - 1]);
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = place;
    }
  }

  private int slot(long value) {
    // The upper bits of the product depend on all bits of the value (Knuth, TAOCP 3, 6.4).
    long mixed = (value ^ value >>> Integer.SIZE) * GOLDEN_RATIO;
    return (int) (mixed >>> shift);
  }
}
