package io.graflag.api.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.SSHAgentConnector;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an account proves itself with: the named key first, then those of the agent.
 *
 * <p>A key that needs a passphrase is left to the agent where that holds it; else the passphrase is
 * asked for once.
 */
final class Credentials {
  private final SshAccount account;
  private KeyFile open;

  Credentials(SshAccount account) {
    this.account = account;
  }

  /**
   * The keys to try, in order.
   *
   * @throws GraflagException UNREACHABLE where there is none, or the named one cannot be used
   */
  synchronized OfferedKeys offer() {
    List<Identity> agent = agentKeys();
    List<Identity> offered = new ArrayList<>();
    Optional<Path> named = account.key().filter(path -> Files.exists(path) || agent.isEmpty());
    if (named.isPresent()) {
      offered.add(namedKey(named.get(), agent));
    }
    for (Identity key : agent) {
      if (offered.stream().noneMatch(other -> isSame(other, key))) {
        offered.add(key);
      }
    }
    if (offered.isEmpty()) {
      throw GraflagException.of(
          Kind.UNREACHABLE,
          "There is no key to log in to " + account.describe() + " with.",
          "Set SSH_KEY, or start an agent: eval $(ssh-agent) && ssh-add");
    }
    return new OfferedKeys(offered);
  }

  private Identity namedKey(Path path, List<Identity> agent) {
    if (open != null) {
      return open.identity();
    }
    KeyFile file = KeyFile.read(path, account);
    if (file.isLocked()) {
      Optional<Identity> held =
          file.publicKey()
              .flatMap(
                  blob ->
                      agent.stream()
                          .filter(key -> Arrays.equals(key.getPublicKeyBlob(), blob))
                          .findFirst());
      if (held.isPresent()) {
        return held.get();
      }
      file.unlock(account.passphrases());
    }
    open = file;
    return file.identity();
  }

  private static boolean isSame(Identity one, Identity other) {
    return Arrays.equals(one.getPublicKeyBlob(), other.getPublicKeyBlob());
  }

  private List<Identity> agentKeys() {
    return account
        .agent()
        .map(path -> new SSHAgentConnector(new AgentSocket(), path))
        .map(agent -> List.copyOf(new AgentIdentityRepository(agent).getIdentities()))
        .orElse(List.of());
  }
}
