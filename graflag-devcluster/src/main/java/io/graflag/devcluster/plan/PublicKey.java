package io.graflag.devcluster.plan;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key of SSH.
 *
 * @param type its algorithm, such as {@code ssh-ed25519}
 * @param blob the key in base64
 */
public record PublicKey(String type, String blob) {
  private static final Pattern LINE =
      Pattern.compile(
          "((?:sk-)?(?:ssh|ecdsa-sha2)-[a-z0-9.@-]+) ([A-Za-z0-9+/]+=*)(?:[ \\t][^\\p{Cntrl}]*)?");
  private static final int LONGEST_BYTES = 1 << 14;

  public PublicKey {
    if (!holds(blob, type)) {
      throw GraflagException.of(Kind.INVALID_INPUT, "A key of " + type + " is damaged.");
    }
  }

  /**
   * Reads a file that holds one public key, as {@code ssh-keygen} writes it.
   *
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT for anything else, a private key
   *     above all
   */
  public static PublicKey read(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw no(file.toString(), "it is no regular file");
      }
      if (Files.exists(file) && Files.size(file) > LONGEST_BYTES) {
        throw no(file.toString(), "it is too long for one");
      }
      return parse(
          new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), file.toString());
    } catch (IOException e) {
      GraflagException failure = StorageErrors.of("read", file, e);
      throw failure.kind() == Kind.NOT_FOUND
          ? new GraflagException(
              Kind.NOT_FOUND,
              "There is no public key " + file + ".",
              "Make a pair with 'ssh-keygen -t ed25519', or name another with --pubkey.",
              e)
          : failure;
    }
  }

  /**
   * Reads a text that holds one public key.
   *
   * @param source what to call the text in a message
   * @throws GraflagException INVALID_INPUT for anything else
   */
  public static PublicKey parse(String text, String source) {
    if (text.contains("PRIVATE KEY-----")) {
      throw no(source, "it is a private key, which has no business in a cluster");
    }
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.size() != 1) {
      throw no(source, "it holds " + lines.size() + " lines, not one");
    }
    Matcher matcher = LINE.matcher(lines.get(0));
    if (!matcher.matches() || !holds(matcher.group(2), matcher.group(1))) {
      throw no(source, "it looks like none");
    }
    return new PublicKey(matcher.group(1), matcher.group(2));
  }

  private static GraflagException no(String source, String reason) {
    return GraflagException.of(
        Kind.INVALID_INPUT,
        source + " is not used as a public key: " + reason + ".",
        "Name the file that ends in .pub with --pubkey.");
  }

  /** A key starts with its type, which has its length before it. */
  private static boolean holds(String blob, String type) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(blob);
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    byte[] start = new byte[Integer.BYTES + name.length];
    start[Integer.BYTES - 1] = (byte) name.length;
    System.arraycopy(name, 0, start, Integer.BYTES, name.length);
    return bytes.length > start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** The line of an {@code authorized_keys}. */
  @Override
  public String toString() {
    return type + " " + blob;
  }
}
