package io.graflag.api.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a machine is the one it was before; one for each connection.
 *
 * <p>The library's own reader of known hosts knows no line numbers, and rewrites the user's file to
 * add to it. A changed or revoked key is refused whatever is configured.
 */
final class HostKeys implements HostKeyRepository {
  private final SshAccount account;
  private final KnownHostsFile file;
  private GraflagException refusal;

  HostKeys(SshAccount account) {
    this.account = account;
    this.file = new KnownHostsFile(account.knownHosts());
  }

  /** Why the key was refused, once it was. */
  Optional<GraflagException> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * The same algorithms, those of keys that are known already first.
   *
   * <p>Else a machine that has two keys would show the one that is not known, and look changed.
   */
  String preferred(String algorithms) {
    Set<String> known =
        file.read().stream()
            .filter(line -> line.isPlain() && line.isFor(account.knownAs()))
            .map(line -> line.key().type())
            .collect(Collectors.toSet());
    return Arrays.stream(algorithms.split(","))
        .filter(algorithm -> !algorithm.contains("-cert-"))
        .sorted(Comparator.comparing(algorithm -> !known.contains(keyType(algorithm))))
        .collect(Collectors.joining(","));
  }

  /** One kind of key signs with several algorithms. */
  private static String keyType(String algorithm) {
    return algorithm.startsWith("rsa-sha2-") ? "ssh-rsa" : algorithm;
  }

  @Override
  public int check(String name, byte[] blob) {
    PublicKey shown = PublicKey.of(blob);
    List<KnownHost> lines = file.read();
    if (!isKnown(lines, shown) && refusal == null) {
      switch (account.checking()) {
        case STRICT -> refusal = HostKeyRefusal.unknown(account, shown);
        case ACCEPT_NEW -> remember(shown);
        case OFF -> {}
      }
    }
    return refusal == null ? OK : CHANGED;
  }

  /** Whether the key is the one of this machine; notes the refusal where it must not be. */
  private boolean isKnown(List<KnownHost> lines, PublicKey shown) {
    for (KnownHost line : lines) {
      if (line.isRevoked() && line.key().isSame(shown.blob()) && isForEither(line)) {
        refusal = HostKeyRefusal.revoked(account, shown, line);
        return false;
      }
    }
    List<KnownHost> own =
        lines.stream().filter(line -> line.isPlain() && line.isFor(account.knownAs())).toList();
    if (!own.isEmpty()) {
      if (own.stream().noneMatch(line -> line.key().isSame(shown.blob()))) {
        refusal = HostKeyRefusal.changed(account, shown, own);
        return false;
      }
      return true;
    }
    // A line without a port vouches for other ports too, but does not forbid another key there.
    return lines.stream()
        .anyMatch(line -> line.isPlain() && isForEither(line) && line.key().isSame(shown.blob()));
  }

  private boolean isForEither(KnownHost line) {
    return line.isFor(account.knownAs()) || line.isFor(account.host().value());
  }

  private void remember(PublicKey shown) {
    String key = Base64.getEncoder().encodeToString(shown.blob());
    try {
      // Somebody else may have added the machine since, with this key or with another.
      file.append(
          account.knownAs() + " " + shown.type() + " " + key,
          present -> !isKnown(present, shown) && refusal == null);
    } catch (GraflagException e) {
      refusal =
          new GraflagException(
              e.kind() == Kind.STORAGE_FULL ? Kind.STORAGE_FULL : Kind.STORAGE,
              "The host key of "
                  + account.describe()
                  + " is new and cannot be remembered. "
                  + e.getMessage(),
              "Make the file writable, or set HOST_KEY_CHECKING=off to trust it each time.",
              e);
    }
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public HostKey[] getHostKey(String host, String type) {
    return new HostKey[0];
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return file.path().toString();
  }

  @Override
  public void add(HostKey key, UserInfo ui) {
    throw new UnsupportedOperationException("Keys are added while they are checked.");
  }

  @Override
  public void remove(String host, String type) {
    remove(host, type, null);
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    throw new UnsupportedOperationException("The user's file is not touched.");
  }
}
