package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationSearch;
import io.graflag.api.ssh.PassphraseSource;
import io.graflag.cli.render.ConfigurationView;
import io.graflag.cli.render.Plain;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The world a command lives in.
 *
 * @param terminal what it writes to
 * @param environment the variables of the process
 * @param properties the system properties
 * @param clock the clock
 * @param passphrases asks the user for the passphrase of a private key
 * @param options the options that every command has
 * @param opened what is to be closed when the command has ended
 */
public record Context(
    Terminal terminal,
    Map<String, String> environment,
    Properties properties,
    Clock clock,
    PassphraseSource passphrases,
    RootOptions options,
    Opened opened) {

  /** The world of a process, in which no options were given yet. */
  public Context(
      Terminal terminal,
      Map<String, String> environment,
      Properties properties,
      Clock clock,
      PassphraseSource passphrases) {
    this(terminal, environment, properties, clock, passphrases, new RootOptions(), new Opened());
  }

  /** A world in which no options were given yet and nobody knows a passphrase. */
  public Context(
      Terminal terminal, Map<String, String> environment, Properties properties, Clock clock) {
    this(terminal, environment, properties, clock, PassphraseSource.none());
  }

  /**
   * Opens the SDK and says on the first line which files it uses.
   *
   * @param quiet whether to leave that out
   */
  GraFlag open(boolean quiet) {
    Configuration configuration = search().with(options.config(), options.engine()).read();
    say(configuration.warnings().stream().map(warning -> "warning: " + warning).toList());
    if (options.verbose()) {
      ConfigurationView.print(terminal, configuration, properties);
    }
    GraFlag graflag = open(configuration);
    if (!quiet) {
      say(graflag.notices());
    }
    return graflag;
  }

  /** Opens the SDK as a configuration says that was read already. */
  GraFlag open(Configuration configuration) {
    GraFlag graflag = GraFlag.of(configuration, environment, properties, passphrases, clock);
    opened.add(graflag::close);
    return graflag;
  }

  /** Where a configuration is looked for when no option says so. */
  ConfigurationSearch search() {
    return ConfigurationSearch.of(environment, properties);
  }

  private void say(List<String> lines) {
    lines.forEach(line -> terminal.err().println(Plain.text(line)));
    terminal.err().flush();
  }

  /** A path as the user means it: from the directory in which the command was given. */
  Path resolve(Path path) {
    return workingDirectory().resolve(path).normalize();
  }

  /**
   * The same for the value of an option.
   *
   * @throws GraflagException USAGE where it is empty, which nobody means, or no path
   */
  Path resolve(String option, String path) {
    if (path.isEmpty()) {
      throw GraflagException.of(
          Kind.USAGE, option + " got an empty path.", "'.' is this directory.");
    }
    try {
      return resolve(Path.of(path));
    } catch (InvalidPathException e) {
      throw new GraflagException(
          Kind.USAGE, option + " got no path: " + Json.quoted(path) + ".", null, e);
    }
  }

  /** Where relative paths start. */
  Path workingDirectory() {
    return Path.of(properties.getProperty("user.dir"));
  }
}
