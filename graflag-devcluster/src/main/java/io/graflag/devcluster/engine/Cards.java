package io.graflag.devcluster.engine;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.util.List;

/** The cards of NVIDIA that this machine has. */
public final class Cards {
  private Cards() {}

  /**
   * Their identities, as Docker takes them.
   *
   * @param nvidiaSmi the tool of the driver; a machine without it has no cards
   */
  public static List<String> of(Program nvidiaSmi) {
    try {
      Answer answer = nvidiaSmi.run(Call.of("--query-gpu=uuid", "--format=csv,noheader"));
      return answer.ok()
          ? answer.lines().stream()
              .map(String::strip)
              .filter(card -> card.matches("GPU-[0-9a-fA-F-]+"))
              .toList()
          : List.of();
    } catch (GraflagException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }
}
