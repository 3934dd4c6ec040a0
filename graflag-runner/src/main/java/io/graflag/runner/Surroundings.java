package io.graflag.runner;

import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the runner takes from the system it runs in.
 *
 * @param environment all variables
 * @param host name of the machine
 * @param clock for moments
 * @param nanoTime for durations
 * @param out where the method's output is copied to
 * @param report takes messages for people, line by line
 */
record Surroundings(
    Map<String, String> environment,
    String host,
    Clock clock,
    LongSupplier nanoTime,
    OutputStream out,
    Consumer<String> report) {

  Surroundings {
    environment = Map.copyOf(environment);
  }
}
