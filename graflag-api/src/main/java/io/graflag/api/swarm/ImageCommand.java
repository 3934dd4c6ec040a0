package io.graflag.api.swarm;

import java.util.List;

/**
 * What an image starts.
 *
 * @param entrypoint its entry point; may be empty
 * @param arguments its command; may be empty
 * @param workingDirectory where it starts; may be empty
 */
public record ImageCommand(
    List<String> entrypoint, List<String> arguments, String workingDirectory) {

  public ImageCommand {
    entrypoint = List.copyOf(entrypoint);
    arguments = List.copyOf(arguments);
  }
}
