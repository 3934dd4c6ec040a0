package io.graflag.cluster.testbed;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one {@link TestCluster} to tests; it comes up with the first and goes after the last.
 */
public final class ClusterExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestCluster.class;
  }

  @Override
  public TestCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The store of the root closes what it holds, in whatever way the tests end.
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(TestCluster.class, type -> up(), TestCluster.class);
  }

  private static TestCluster up() {
    try {
      return TestCluster.up();
    } catch (IOException e) {
      throw new AssertionError("The cluster did not come up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while the cluster came up", e);
    }
  }
}
