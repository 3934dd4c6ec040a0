package io.graflag.api.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** A private key in a file, of OpenSSH or PEM. */
final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path path;
  private final Identity identity;

  private KeyFile(Path path, Identity identity) {
    this.path = path;
    this.identity = identity;
  }

  /** Reads the key; what is wrong with it is said with the account it is for. */
  static KeyFile read(Path path, SshAccount account) {
    try {
      checkPermissions(path);
      byte[] bytes = Files.readAllBytes(path);
      try {
        JSch reader = new JSch();
        reader.addIdentity(path.toString(), bytes, null, null);
        return new KeyFile(path, reader.getIdentityRepository().getIdentities().get(0));
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    } catch (NoSuchFileException e) {
      throw refused(
          "The key for " + account.describe() + ", " + path + ", does not exist.",
          "Set SSH_KEY to your private key, or make one: ssh-keygen -t ed25519",
          e);
    } catch (IOException e) {
      throw refused("Cannot read the key " + path + ": " + e.getMessage(), null, e);
    } catch (JSchException e) {
      throw refused(
          path + " is no private key that can be read.",
          "Keys of OpenSSH and PEM files are understood: ed25519, ecdsa, rsa.",
          e);
    }
  }

  private static void checkPermissions(Path path) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      throw refused(
          "The key " + path + " can be read by others, so it is not used.",
          "Run: " + Argv.of("chmod", "600", path.toString()).line(),
          null);
    }
  }

  private static GraflagException refused(String message, String hint, Throwable cause) {
    return new GraflagException(Kind.UNREACHABLE, message, hint, cause);
  }

  Identity identity() {
    return identity;
  }

  /** Whether a passphrase is needed first. */
  boolean isLocked() {
    return identity.isEncrypted();
  }

  /** The public key, told by the file itself or by the one beside it. */
  Optional<byte[]> publicKey() {
    if (identity.getPublicKeyBlob() != null) {
      return Optional.of(identity.getPublicKeyBlob());
    }
    try {
      String[] words = Files.readString(Path.of(path + ".pub")).strip().split("\\s+");
      return words.length < 2
          ? Optional.empty()
          : Optional.of(Base64.getDecoder().decode(words[1]));
    } catch (IOException | IllegalArgumentException e) {
      // Without it the agent cannot be asked for this key, and the passphrase is needed.
      return Optional.empty();
    }
  }

  /** Opens the key with the passphrase that the source knows. */
  void unlock(PassphraseSource source) {
    char[] passphrase =
        source
            .passphrase(path)
            .orElseThrow(
                () ->
                    refused(
                        "The key " + path + " needs a passphrase.",
                        "Run in a terminal, or give the key to an agent: "
                            + Argv.of("ssh-add", path.toString()).line(),
                        null));
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
    try {
      if (!identity.setPassphrase(bytes) || identity.isEncrypted()) {
        throw wrongPassphrase(null);
      }
    } catch (JSchException e) {
      throw wrongPassphrase(e);
    } finally {
      Arrays.fill(passphrase, '\0');
      Arrays.fill(encoded.array(), (byte) 0);
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private GraflagException wrongPassphrase(Throwable cause) {
    return refused("The passphrase does not open the key " + path + ".", "Try again.", cause);
  }
}
