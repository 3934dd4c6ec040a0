package io.graflag.api.setup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.Optional;

/**
 * Why the manager does not get to a worker, and what to do.
 *
 * @param worker its address
 * @param target the account there
 * @param errors what ssh said
 */
record SshRefusal(String worker, String target, String errors) {

  /** The words of ssh that say most, with advice that fits them. */
  GraflagException exception() {
    Optional<String> changed = line("Offending ");
    Optional<String> unknown = line("host key is known for");
    String words = changed.or(() -> unknown).orElse(errors);
    return GraflagException.of(
        Kind.UNREACHABLE,
        "The manager does not reach "
            + target
            + " by SSH: "
            + (changed.isPresent() ? "its host key has changed. " : "")
            + Node.lastLine(words)
            + ".",
        "On the manager, " + advice(changed.isPresent(), unknown.isPresent()));
  }

  private String advice(boolean changed, boolean unknown) {
    if (changed) {
      return "if that is as it should be: ssh-keygen -R " + worker;
    } else if (unknown) {
      return "check its key and let it be known: ssh-keyscan " + worker + " >> ~/.ssh/known_hosts";
    } else if (errors.contains("Permission denied")) {
      return "as the user of this session: ssh-copy-id " + target;
    }
    return "this has to work: ssh " + target + " docker info";
  }

  private Optional<String> line(String part) {
    return errors.lines().filter(line -> line.contains(part)).findFirst();
  }
}
