package io.graflag.cli.render;

import io.graflag.cli.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;

/** Columns of text; the last one is wrapped where the screen ends. */
public final class Table {
  private static final int GAP = 2;
  private static final int NARROWEST = 20;

  private final List<String[]> rows = new ArrayList<>();

  private Table() {}

  /** A table with a line of headings. */
  public static Table of(String... headings) {
    return new Table().row(headings);
  }

  /** Appends a row; it has as many cells as there are headings, each shown on one line. */
  public Table row(String... cells) {
    rows.add(Arrays.stream(cells).map(Plain::line).toArray(String[]::new));
    return this;
  }

  /** Prints it. */
  public void print(Terminal terminal) {
    int count = rows.get(0).length;
    Column[] columns = new Column[count];
    int used = 0;
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      int width = last ? Math.max(NARROWEST, terminal.columns() - used) : width(i) + GAP;
      columns[i] = new Column(width, 0, last ? Overflow.WRAP : Overflow.TRUNCATE);
      used += width;
    }
    Help.TextTable table =
        Help.TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), columns);
    rows.forEach(table::addRowValues);
    terminal.out().print(table);
    terminal.out().flush();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
  }
}
