package io.graflag.api.swarm;

/**
 * An image as people write it, taken apart.
 *
 * @param repository what stands before tag and digest: {@code host:port/name}
 * @param tag the tag, or digest; {@code latest} where none is written
 */
record ImageName(String repository, String tag) {
  private static final String NO_TAG = "latest";

  static ImageName parse(String text) {
    int digest = text.indexOf('@');
    if (digest >= 0) {
      return new ImageName(text.substring(0, digest), text.substring(digest + 1));
    }
    int colon = text.lastIndexOf(':');
    // A colon before the last slash belongs to the port of the registry.
    return colon > text.lastIndexOf('/')
        ? new ImageName(text.substring(0, colon), text.substring(colon + 1))
        : new ImageName(text, NO_TAG);
  }

  /** The registry: the first part where it looks like a host, else that of Docker itself. */
  String registry() {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost ? first : "docker.io";
  }
}
