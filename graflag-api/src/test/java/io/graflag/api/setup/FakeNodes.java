package io.graflag.api.setup;

import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers the scripts of a setup; a worker answers as a healthy one unless told otherwise. */
final class FakeNodes implements Shell {
  static final String JOIN = "docker system dial-stdio";

  final List<Argv> commands = Collections.synchronizedList(new ArrayList<>());
  final List<String> inputs = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Finished> answers = new HashMap<>();
  private final Map<String, Runnable> events = new HashMap<>();
  private volatile String word = "";

  /** What the manager says to a script. */
  FakeNodes manager(SetupScript script, int code, String output) {
    answers.put(script.text(), finished(code, output, ""));
    return this;
  }

  /** What a worker says to a script or a command; with 255 its words are those of ssh. */
  FakeNodes worker(String address, String command, int code, String output) {
    return worker(address, command, code, output, code == 255 ? output : "");
  }

  FakeNodes worker(String address, String command, int code, String output, String errors) {
    answers.put("root@" + address + command, finished(code, output, errors));
    return this;
  }

  /** What happens on the manager while it runs a script. */
  FakeNodes during(SetupScript script, Runnable event) {
    events.put(script.text(), event);
    return this;
  }

  /** What happens on a worker while it runs a script. */
  FakeNodes during(String address, SetupScript script, Runnable event) {
    events.put("root@" + address + script.text(), event);
    return this;
  }

  private static Finished finished(int code, String output, String errors) {
    return new Finished(code, output.getBytes(StandardCharsets.UTF_8), errors);
  }

  @Override
  public Finished run(Argv command, byte[] input, Duration limit) {
    commands.add(command);
    inputs.add(new String(input, StandardCharsets.UTF_8));
    List<String> words = command.words();
    boolean isWorker = words.get(0).equals("ssh");
    String last = words.get(words.size() - 1);
    if (!isWorker && last.equals(SetupScript.MANAGER.text())) {
      word = new String(input, StandardCharsets.UTF_8).lines().toList().get(2);
    }
    String key = isWorker ? words.get(words.size() - 2) + last : last;
    events.getOrDefault(key, () -> {}).run();
    Finished known = answers.get(key);
    if (known == null) {
      return finished(0, usual(last), "");
    }
    return finished(known.exitCode(), known.text().replace("WORD", word), known.errors());
  }

  private String usual(String script) {
    if (script.equals(SetupScript.MANAGER.text())) {
      return "there\n";
    } else if (script.equals(SetupScript.WORKER.text())) {
      return "swarm active w1\nmarker " + word + "\n";
    } else if (script.equals(SetupScript.PULL.text())) {
      return "Status: Image is up to date for probe\n";
    } else if (script.equals(JOIN)) {
      return "HTTP/1.1 200 OK\r\n\r\n";
    }
    return script.equals(SetupScript.CONTENTS.text()) ? "files\n" : "";
  }

  @Override
  public int stream(Argv command, InputStream input, OutputStream output, Consumer<String> errors) {
    throw new UnsupportedOperationException("nothing is streamed");
  }

  @Override
  public Socket unixSocket(Path path) {
    throw new UnsupportedOperationException("no sockets here");
  }

  @Override
  public long requests() {
    return commands.size();
  }

  @Override
  public String describe() {
    return "root@10.0.0.1";
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
