package io.graflag.api;

import io.graflag.api.storage.Storage;
import java.util.List;

/** The datasets under SHARED_DIR. */
public final class Datasets {
  private final Storage storage;

  Datasets(Storage storage) {
    this.storage = storage;
  }

  /** All of them, sorted by name. */
  public List<DatasetInfo> list() {
    return storage.datasets().stream().map(DatasetInfo::from).toList();
  }
}
