package io.graflag.api.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an engine executes the command of a method.
 *
 * @param workingDirectory where it runs
 * @param variables what is set for it
 * @param inherited how many variables it gets beside those, from whoever starts it
 */
public record Execution(Path workingDirectory, Map<String, String> variables, int inherited) {

  public Execution {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
