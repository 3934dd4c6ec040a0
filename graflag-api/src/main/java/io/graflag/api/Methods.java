package io.graflag.api;

import io.graflag.api.storage.Storage;
import io.graflag.core.method.MethodName;
import java.util.List;

/** The methods under SHARED_DIR. */
public final class Methods {
  private final Storage storage;

  Methods(Storage storage) {
    this.storage = storage;
  }

  /** All of them, sorted by name; those that cannot be run say why. */
  public List<MethodInfo> list() {
    return storage.methods().stream().map(MethodInfo::from).toList();
  }

  /** One of them; NOT_FOUND names methods with a similar name. */
  public MethodInfo get(MethodName name) {
    return MethodInfo.from(storage.method(name));
  }
}
