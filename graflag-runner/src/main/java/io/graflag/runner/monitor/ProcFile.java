package io.graflag.runner.monitor;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads small files of /proc into one buffer that is used again and again.
 *
 * <p>Sampling must not disturb the run it measures, so there is no text, no pattern and no list
 * between the kernel and the numbers.
 */
final class ProcFile {
  private byte[] bytes = new byte[4096];
  private int length;

  /** Reads a file; false where it is gone, as it is once its process has ended. */
  boolean read(String path) {
    length = 0;
    try (FileInputStream in = new FileInputStream(path)) {
      for (int n = in.read(bytes, 0, bytes.length); n > 0; ) {
        length += n;
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        n = in.read(bytes, length, bytes.length - length);
      }
      return true;
    } catch (IOException e) {
      // Processes end between being listed and being read: an answer, not an error. The same goes
      // for processes of other users, which are not the method's.
      return false;
    }
  }

  int length() {
    return length;
  }

  byte at(int index) {
    return bytes[index];
  }

  /** The index of the last occurrence of a byte, or -1. */
  int lastIndexOf(char wanted) {
    int i = length - 1;
    while (i >= 0 && bytes[i] != wanted) {
      i--;
    }
    return i;
  }

  /** The whole number at or after an index, skipping what is no digit and no sign before it. */
  long number(int index) {
    int i = numberStart(index);
    boolean negative = i < length && bytes[i] == '-';
    long value = 0;
    for (i = negative ? i + 1 : i; i < length && isDigit(bytes[i]); i++) {
      value = 10 * value + (bytes[i] - '0');
    }
    return negative ? -value : value;
  }

  /** Where the number at or after an index begins; the length if there is none. */
  int numberStart(int index) {
    int i = index;
    while (i < length && !isDigit(bytes[i]) && bytes[i] != '-') {
      i++;
    }
    return i;
  }

  /** The index after the number that begins at an index. */
  int numberEnd(int start) {
    int i = start < length && bytes[start] == '-' ? start + 1 : start;
    while (i < length && isDigit(bytes[i])) {
      i++;
    }
    return i;
  }

  /** Whether the bytes at an index are this ASCII text. */
  boolean holds(int index, String text) {
    if (index + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[index + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether one of the entries, which a zero byte ends, is this ASCII text.
   *
   * @param whole whether it is all of the entry, or only its beginning
   */
  boolean holdsEntry(String text, boolean whole) {
    boolean start = true;
    for (int i = 0; i < length; i++) {
      int end = i + text.length();
      if (start && holds(i, text) && (!whole || end == length || bytes[end] == 0)) {
        return true;
      }
      start = bytes[i] == 0;
    }
    return false;
  }

  /** The number on the line that starts with a key, or a fallback where no line does. */
  long numberOnLine(String key, long otherwise) {
    boolean lineStart = true;
    for (int i = 0; i < length; i++) {
      if (lineStart && holds(i, key)) {
        return number(i + key.length());
      }
      lineStart = bytes[i] == '\n';
    }
    return otherwise;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
