package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.api.config.Answers;
import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationFile;
import io.graflag.api.config.ConfigurationKey;
import io.graflag.api.config.ConfigurationSearch;
import io.graflag.api.config.EngineName;
import io.graflag.api.config.Installation;
import io.graflag.api.config.MachineCheck;
import io.graflag.api.config.MachineChecks;
import io.graflag.api.config.Places;
import io.graflag.api.setup.SetupReport;
import io.graflag.api.setup.SetupRequest;
import io.graflag.cli.render.ClusterSetupView;
import io.graflag.cli.render.SetupView;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag setup}. */
@Command(
    description = {
      "Asks for the configuration, writes it to the file that commands given here read (that of"
          + " --config, else a .env here with GraFlag's keys, else ~/.config/graflag/config.env),"
          + " and checks that runs can work on this machine.",
      "",
      "Where MANAGER_IP is set, it then makes the machines of hosts.yml a cluster: Docker Swarm,"
          + " SHARED_DIR, a registry, and what runs need in SHARED_DIR. A second time changes"
          + " nothing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag setup",
      "  graflag setup --reconfigure",
      "  graflag setup --set SHARED_DIR=~/graflag --json",
      "  graflag setup --set MANAGER_IP=192.168.100.10 HOSTS_FILE=hosts.yml",
      "  graflag setup --configure-docker",
      "",
      "A file that is there is kept unless --reconfigure is given. Nothing is written before the",
      "last question is answered, and lines that are none of GraFlag's stay as they are."
    })
final class SetupCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--reconfigure",
      description = "Ask again, and change our keys in the file that is there.")
  private boolean reconfigure;

  @Option(names = "--yes", description = "Ask nothing: what is not set keeps its value.")
  private boolean yes;

  @Option(
      names = "--set",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Set a key, and ask nothing.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--configure-docker",
      description =
          "Let nodes use the registry without TLS: add it to insecure-registries of their"
              + " /etc/docker/daemon.json, and keep the file that was there.")
  private boolean configureDocker;

  SetupCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ConfigurationSearch search = context.search();
    Answers answers = new Answers(search.workingDirectory(), search.home());
    Optional<Path> here =
        search.here().filter(ConfigurationFile::isOurs).map(ConfigurationFile::path);
    Path target =
        context
            .options()
            .config()
            .map(search.workingDirectory()::resolve)
            .or(() -> here)
            .orElse(search.home().configuration());
    Optional<ConfigurationFile> before =
        Files.exists(target) ? Optional.of(ConfigurationFile.read(target)) : Optional.empty();
    before.ifPresent(ConfigurationFile::requireOurs);
    List<String> problems = before.map(ConfigurationFile::problems).orElse(List.of());
    boolean keeps = before.isPresent() && !reconfigure;
    if (keeps && !problems.isEmpty()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          String.join("\n", problems),
          "Correct it there, or answer anew with: --reconfigure");
    }
    if (keeps && !set.isEmpty()) {
      throw GraflagException.of(
          Kind.CONFLICT, target + " exists already.", "Change it with: --reconfigure");
    }
    if (!keeps) {
      Map<ConfigurationKey, String> values = answered(answers, before, problems);
      if (configureDocker && !namesManager(search, values)) {
        throw withoutCluster();
      }
      makeSharedDir(values, answers);
      ConfigurationFile.write(target, values);
    }
    here.filter(file -> !file.equals(target))
        .ifPresent(
            file ->
                context
                    .terminal()
                    .err()
                    .println("Without --config, commands given here read " + file + "."));
    Configuration configuration = read(search, target, !keeps);
    return configuration.engine() == EngineName.LOCAL
        ? report(configuration, !keeps)
        : makeCluster(configuration, !keeps);
  }

  /** Whether the engine will be a cluster, which a variable may say, too. */
  private boolean namesManager(ConfigurationSearch search, Map<ConfigurationKey, String> values) {
    String variable = search.environment().getOrDefault(ConfigurationKey.MANAGER_IP.variable(), "");
    return context
        .options()
        .engine()
        .map(EngineName.SWARM::equals)
        .orElse(values.containsKey(ConfigurationKey.MANAGER_IP) || !variable.isBlank());
  }

  private static GraflagException withoutCluster() {
    return GraflagException.of(
        Kind.USAGE,
        "--configure-docker belongs to a cluster; the engine is this machine.",
        "Set MANAGER_IP with: --reconfigure");
  }

  private Configuration read(ConfigurationSearch search, Path target, boolean written) {
    try {
      return search.with(Optional.of(target), context.options().engine()).read();
    } catch (GraflagException e) {
      // Variables may spoil what the file says; what was written is there all the same.
      throw new GraflagException(
          e.kind(),
          (written ? "Written: " + target + "\n" : "") + e.getMessage(),
          written ? "Correct it where it stands." : e.hint().orElse(null),
          e);
    }
  }

  private Map<ConfigurationKey, String> answered(
      Answers answers, Optional<ConfigurationFile> before, List<String> problems) {
    boolean asks = set.isEmpty() && !yes;
    Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);
    before.ifPresent(
        file ->
            file.settings()
                .forEach(
                    (key, setting) -> {
                      if (key.problem(setting.value()).isEmpty()) {
                        values.put(key, setting.value());
                      }
                    }));
    if (!asks) {
      new SetupChoices(answers).apply(set, values);
      return values;
    }
    BufferedReader input =
        context
            .terminal()
            .input()
            .get()
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.USAGE,
                        "There is no terminal to ask at.",
                        "Say it all at once: graflag setup --set KEY=VALUE, or --yes for the"
                            + " defaults"));
    problems.forEach(context.terminal().err()::println);
    new SetupQuestions(input, context.terminal(), answers).ask(values);
    return values;
  }

  private static void makeSharedDir(Map<ConfigurationKey, String> values, Answers answers) {
    if (values.containsKey(ConfigurationKey.MANAGER_IP)
        || !values.containsKey(ConfigurationKey.SHARED_DIR)) {
      return;
    }
    Path folder = answers.path(values.get(ConfigurationKey.SHARED_DIR));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw StorageErrors.of("create", folder, e);
    }
  }

  private int makeCluster(Configuration configuration, boolean written) {
    Terminal terminal = context.terminal();
    ClusterSetupView view = new ClusterSetupView(terminal, output.json());
    if (!output.json()) {
      SetupView.printConfiguration(terminal, configuration, written);
    }
    SetupRequest request = new SetupRequest(configureDocker);
    GraFlag graflag = context.open(configuration);
    SetupReport report =
        Interruption.ending(
            terminal,
            () -> "Interrupted; '" + terminal.command() + " setup' goes on where it stopped.",
            () -> graflag.cluster().setup(request, view::say));
    if (output.json()) {
      OutputOptions.print(
          terminal,
          SetupView.json(configuration, written, report.succeeded(), List.of(), report.steps()));
    } else {
      ClusterSetupView.printEnd(terminal, report);
    }
    return report.succeeded() ? 0 : 1;
  }

  private int report(Configuration configuration, boolean written) {
    if (configureDocker) {
      throw withoutCluster();
    }
    Places places =
        Places.choose(
            configuration.sharedDir(),
            context.search().workingDirectory(),
            Installation.of(context.properties()));
    List<MachineCheck> checks =
        new MachineChecks(context.properties(), Path.of("/dev")).all(Optional.of(places));
    boolean ready =
        checks.stream().noneMatch(check -> check.result() == MachineCheck.Result.FAILED);
    if (output.json()) {
      OutputOptions.print(
          context.terminal(), SetupView.json(configuration, written, ready, checks, List.of()));
    } else {
      SetupView.print(context.terminal(), configuration, written, checks);
    }
    return ready ? 0 : 1;
  }
}
