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
 * <p>A key that cannot be used as it is, such as one that needs a passphrase, is left out where an
 * agent has keys, as they may do; it is insisted on where they do not.
 */
final class Credentials {
  private final SshAccount account;
  private final OpenKeys open;

  Credentials(SshAccount account, OpenKeys open) {
    this.account = account;
    this.open = open;
  }

  /**
   * The keys to try first, in order; where an agent has some, nobody is asked for a passphrase.
   *
   * @throws GraflagException UNREACHABLE where there is none, or the only one cannot be used
   */
  OfferedKeys offer() {
    List<Identity> agent = agentKeys();
    if (agent.isEmpty()) {
      return new OfferedKeys(List.of(opened(named().orElseThrow(this::noKey))), true);
    }
    Optional<Path> named = named().filter(Files::exists);
    Optional<Identity> usable = named.flatMap(path -> usable(path, agent));
    return new OfferedKeys(joined(usable, agent), named.isEmpty() || usable.isPresent());
  }

  /**
   * The named key, once those of the agent were refused.
   *
   * @throws GraflagException UNREACHABLE where it cannot be used
   */
  OfferedKeys insist() {
    try {
      return new OfferedKeys(List.of(opened(named().orElseThrow(this::noKey))), true);
    } catch (GraflagException e) {
      throw new GraflagException(
          e.kind(),
          account.describe() + " takes no key of the agent. " + e.getMessage(),
          e.hint().orElse(null),
          e);
    }
  }

  private Optional<Path> named() {
    return account.key();
  }

  private GraflagException noKey() {
    return GraflagException.of(
        Kind.UNREACHABLE,
        "There is no key to log in to " + account.describe() + " with.",
        "Set SSH_KEY, or start an agent: eval $(ssh-agent) && ssh-add");
  }

  private Identity opened(Path path) {
    return open.find(path)
        .orElseGet(() -> open.open(path, KeyFile.read(path, account), account.passphrases()))
        .identity();
  }

  /** The named key where it needs no passphrase, or the agent knows it. */
  private Optional<Identity> usable(Path path, List<Identity> agent) {
    Optional<KeyFile> known = open.find(path);
    if (known.isPresent()) {
      return known.map(KeyFile::identity);
    }
    try {
      KeyFile file = KeyFile.read(path, account);
      return file.isLocked() ? held(file, agent) : Optional.of(file.identity());
    } catch (GraflagException e) {
      // Why it cannot be used is said when the keys of the agent do not do either.
      return Optional.empty();
    }
  }

  private static Optional<Identity> held(KeyFile file, List<Identity> agent) {
    return file.publicKey()
        .flatMap(
            blob ->
                agent.stream()
                    .filter(key -> Arrays.equals(key.getPublicKeyBlob(), blob))
                    .findFirst());
  }

  private static List<Identity> joined(Optional<Identity> first, List<Identity> agent) {
    List<Identity> keys = new ArrayList<>(first.stream().toList());
    agent.stream()
        .filter(key -> first.filter(named -> isSame(named, key)).isEmpty())
        .forEach(keys::add);
    return keys;
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
