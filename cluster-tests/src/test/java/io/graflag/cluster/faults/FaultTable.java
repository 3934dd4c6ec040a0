package io.graflag.cluster.faults;

import io.graflag.core.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What came of each fault. Once all of them have been tried in one run of the tests, it is written
 * to docs/faults.md.
 */
final class FaultTable implements AutoCloseable {
  private static final Path PAGE = Path.of("../docs/faults.md");

  private static final String HEAD =
      """
      # What becomes of a run when something breaks

      Each of these was done to a real Swarm of three nodes, by `./mvnw verify -Pfaults`, which writes this page. The state
      is what `graflag list experiments` says, the time how long after the fault it said so first. Whatever the fault, no
      service, container, temporary file or lock was left behind, and no directory of a run was lost or shared.

      | fault | state | reason | after |
      |---|---|---|---|
      """;

  /** A line of the table. */
  private record Row(Fault fault, String state, String reason, Duration after) {
    String text() {
      return "| %s | %s | %s | %s |%n".formatted(fault.words(), state, reason, seconds());
    }

    private String seconds() {
      return after.isZero() ? "" : Math.max(1, Math.round(after.toMillis() / 1e3)) + " s";
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /** Notes what is listed of a run. */
  void add(Fault fault, JsonObject listed, Duration after) {
    add(fault, listed.requiredText("status"), listed.text("reason").orElse(""), after);
  }

  /** Notes what came of a fault where it is more than one run, or none. */
  void add(Fault fault, String state, String reason, Duration after) {
    rows.add(new Row(fault, state, reason, after));
    System.out.print(rows.get(rows.size() - 1).text());
  }

  @Override
  public void close() {
    rows.sort(Comparator.comparing(Row::fault));
    List<Fault> tried = rows.stream().map(Row::fault).distinct().toList();
    if (!tried.equals(List.of(Fault.values()))) {
      System.out.println("Not all faults were tried; " + PAGE + " is left as it is.");
      return;
    }
    StringBuilder page = new StringBuilder(HEAD);
    rows.forEach(row -> page.append(row.text()));
    try {
      Files.writeString(PAGE, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands the one table to tests. */
  static final class Extension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(FaultTable.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == FaultTable.class;
    }

    @Override
    public FaultTable resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(FaultTable.class, type -> new FaultTable(), FaultTable.class);
    }
  }
}
