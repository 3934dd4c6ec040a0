package io.graflag.api.ssh;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The key files that were opened so far, so that a passphrase is asked for once. */
final class OpenKeys {
  private final Map<Path, KeyFile> files = new HashMap<>();

  synchronized Optional<KeyFile> find(Path path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * Opens a key, which several connections may want at once.
   *
   * @throws io.graflag.core.GraflagException UNREACHABLE where there is no passphrase, or a wrong
   *     one
   */
  synchronized KeyFile open(Path path, KeyFile file, PassphraseSource passphrases) {
    KeyFile known = files.get(path);
    if (known != null) {
      return known;
    }
    if (file.isLocked()) {
      file.unlock(passphrases);
    }
    files.put(path, file);
    return file;
  }
}
