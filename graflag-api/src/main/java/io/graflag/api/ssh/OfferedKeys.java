package io.graflag.api.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import java.util.List;
import java.util.Vector;
import java.util.stream.Collectors;

/** The keys that one connection tries, in order. */
final class OfferedKeys implements IdentityRepository {
  private final List<Identity> keys;
  private final boolean all;

  /**
   * Names the keys.
   *
   * @param all whether there is no other that could be tried after them
   */
  OfferedKeys(List<Identity> keys, boolean all) {
    this.keys = List.copyOf(keys);
    this.all = all;
  }

  /** Whether there is no other key that could be tried. */
  boolean areAll() {
    return all;
  }

  /** The keys in words: name, kind and fingerprint. */
  String describe() {
    return keys.stream()
        .map(key -> key.getName() + " (" + PublicKey.of(key.getPublicKeyBlob()).describe() + ")")
        .collect(Collectors.joining(", "));
  }

  @Override
  public String getName() {
    return "keys of one connection";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  @SuppressWarnings("JdkObsolete")
  public Vector<Identity> getIdentities() {
    // The library asks for this old collection.
    return new Vector<>(keys);
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {
    // Nothing is added, so nothing is removed.
  }
}
