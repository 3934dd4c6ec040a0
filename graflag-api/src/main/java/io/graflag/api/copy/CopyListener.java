package io.graflag.api.copy;

/** Hears how far a copy has come, a few times a second. */
@FunctionalInterface
public interface CopyListener {
  /** Hears nothing. */
  CopyListener SILENT = progress -> {};

  /** Called on the thread that copies. */
  void on(CopyProgress progress);
}
