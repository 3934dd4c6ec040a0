package io.graflag.runner;

import java.util.ArrayList;
import java.util.List;

/** A method in Java that needs more memory than its heap. */
final class MemoryEater {
  private MemoryEater() {}

  public static void main(String[] args) {
    List<long[]> eaten = new ArrayList<>();
    while (true) {
      eaten.add(new long[1 << 17]);
    }
  }
}
