package io.graflag.api.ssh;

import java.nio.file.Path;
import java.util.Optional;

/** Knows the passphrases of private keys, as a terminal does by asking. */
@FunctionalInterface
public interface PassphraseSource {

  /**
   * The passphrase of a key; empty where nobody can tell it.
   *
   * @param key the file of the private key
   * @return characters that are overwritten as soon as the key is open
   */
  Optional<char[]> passphrase(Path key);

  /** Knows none. */
  static PassphraseSource none() {
    return key -> Optional.empty();
  }
}
