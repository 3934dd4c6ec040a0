package io.graflag.core.result;

/** Hands over scores one after another, once, without holding them all. */
@FunctionalInterface
public interface ItemSource {
  /**
   * Hands everything to a sink.
   *
   * @throws Exception where it cannot; nothing is written then
   */
  void sendTo(ItemSink sink) throws Exception;
}
