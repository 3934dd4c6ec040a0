package io.graflag.cli.render;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.MachineCheck;
import io.graflag.api.config.ValueSource;
import io.graflag.api.setup.SetupStep;
import io.graflag.cli.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was set up, and whether this machine is ready. */
public final class SetupView {
  private SetupView() {}

  /** Prints it for people. */
  public static void print(
      Terminal terminal, Configuration configuration, boolean written, List<MachineCheck> checks) {
    printConfiguration(terminal, configuration, written);
    if (!written) {
      terminal.out().println("'" + terminal.command() + " setup --reconfigure' changes it.");
    }
    terminal.out().println();
    Table table = Table.of("CHECK", "RESULT", "FOUND");
    checks.forEach(check -> table.row(check.name(), word(check), check.detail()));
    table.print(terminal);
  }

  /** Prints which file is used, and what it says. */
  public static void printConfiguration(
      Terminal terminal, Configuration configuration, boolean written) {
    configuration
        .file()
        .ifPresent(
            file ->
                terminal
                    .out()
                    .println(Plain.text((written ? "Written: " : "Kept as it is: ") + file)));
    configuration
        .settings()
        .forEach(
            (key, setting) -> {
              if (!(setting.source() instanceof ValueSource.Default)) {
                boolean overrides = setting.source() instanceof ValueSource.Variable;
                terminal
                    .out()
                    .println(
                        Plain.text(
                            "  "
                                + key
                                + "="
                                + setting.value()
                                + (overrides ? "  (" + setting.source().describe() + ")" : "")));
              }
            });
    configuration.warnings().forEach(w -> terminal.err().println(Plain.text("warning: " + w)));
  }

  /**
   * The same for programs, in one shape for this machine and for a cluster.
   *
   * @param checks of this machine; none where the engine is a cluster
   * @param steps of a cluster; none where the engine is this machine
   */
  public static Map<String, Object> json(
      Configuration configuration,
      boolean written,
      boolean succeeded,
      List<MachineCheck> checks,
      List<SetupStep> steps) {
    Map<String, Object> json = json(configuration, written);
    json.put("succeeded", succeeded);
    json.put("checks", checks.stream().map(SetupView::json).toList());
    json.put("steps", steps);
    return json;
  }

  private static Map<String, Object> json(MachineCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name());
    json.put("result", word(check));
    json.put("detail", check.detail());
    return json;
  }

  private static String word(MachineCheck check) {
    return check.result().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(Configuration configuration, boolean written) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", configuration.file().map(path -> path.toString()));
    json.put("written", written);
    json.put("engine", configuration.engine().name().toLowerCase(Locale.ROOT));
    Map<String, Object> settings = new LinkedHashMap<>();
    configuration
        .settings()
        .forEach(
            (key, setting) ->
                settings.put(
                    key.name(),
                    Map.of("value", setting.value(), "source", setting.source().describe())));
    json.put("settings", settings);
    json.put("warnings", configuration.warnings());
    return json;
  }
}
