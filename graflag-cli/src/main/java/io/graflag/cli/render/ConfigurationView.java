package io.graflag.cli.render;

import io.graflag.api.GraFlag;
import io.graflag.api.config.Configuration;
import io.graflag.cli.Terminal;
import java.util.Properties;

/** What a configuration says and where each value stands. */
public final class ConfigurationView {
  private ConfigurationView() {}

  /** Prints versions, the file in use and every value, beside the result. */
  public static void print(Terminal terminal, Configuration configuration, Properties properties) {
    terminal
        .err()
        .printf(
            "graflag %s, Java %s, %s %s%n",
            GraFlag.version(),
            properties.getProperty("java.version"),
            properties.getProperty("os.name"),
            properties.getProperty("os.version"));
    String file = configuration.file().map(path -> path.toString()).orElse("no file");
    terminal.err().println("Configuration: " + Plain.text(file));
    configuration
        .settings()
        .forEach(
            (key, setting) ->
                terminal
                    .err()
                    .println(
                        Plain.text(
                            "  "
                                + key
                                + "="
                                + setting.value()
                                + "  ("
                                + setting.source().describe()
                                + ")")));
    configuration.notes().forEach(note -> terminal.err().println(Plain.text(note)));
    terminal.err().flush();
  }
}
