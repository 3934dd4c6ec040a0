package io.graflag.api.authoring;

import java.util.List;
import java.util.Locale;

/** A language for which there is a method to start from. */
public enum MethodLanguage {
  /** One file that Java compiles as it starts; results are written by the runner's own class. */
  JAVA("Detector.java"),
  /** One file that needs only the standard library. */
  PYTHON("detector.py"),
  /** One file of C++17, built by make. */
  CPP("detector.cpp", "Makefile");

  private final List<String> sources;

  MethodLanguage(String... sources) {
    this.sources = List.of(sources);
  }

  /** The files that hold the method itself, the one to change first. */
  public List<String> sources() {
    return sources;
  }

  /** The word on the command line and in the names of resources. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
