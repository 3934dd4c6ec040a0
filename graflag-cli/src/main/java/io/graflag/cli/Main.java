package io.graflag.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Starts the command line. */
public final class Main {
  private static final int DEFAULT_COLUMNS = 100;

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    ConnectionWarmUp.beginWhereWanted();
    if (Boolean.getBoolean("graflag.archiving")) {
      ClusterClasses.load();
    }
    OutputStream bytes = new FileOutputStream(FileDescriptor.out);
    PrintWriter out = writer(bytes);
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    Map<String, String> environment = System.getenv();
    Terminal terminal =
        new Terminal(
            out,
            err,
            bytes,
            Boolean.getBoolean("graflag.live"),
            columns(environment),
            // Java has one only where somebody sits at both ends.
            () -> Optional.ofNullable(System.console()).map(c -> new BufferedReader(c.reader())),
            System.getProperty("graflag.command", "graflag"));
    Context context =
        new Context(
            terminal,
            environment,
            System.getProperties(),
            Clock.systemDefaultZone(),
            key ->
                Optional.ofNullable(System.console())
                    .map(console -> console.readPassword("Passphrase of %s: ", key)));
    int code = CommandTree.run(context, args);
    // A full disk or a closed pipe must not look like success.
    System.exit(out.checkError() && code == 0 ? 1 : code);
  }

  private static PrintWriter writer(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false);
  }

  private static int columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS;
  }
}
