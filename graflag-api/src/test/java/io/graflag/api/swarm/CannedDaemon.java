package io.graflag.api.swarm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A daemon that answers each request with the next of some prepared answers, or hangs up. */
final class CannedDaemon implements AutoCloseable {
  private record Answer(byte[] bytes, boolean hangsUp) {}

  private final ServerSocket server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  CannedDaemon() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::acceptAll);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "canned daemon");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers with JSON. */
  CannedDaemon json(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return then(
        "HTTP/1.1 %d Word\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, bytes.length, body)
            .getBytes(StandardCharsets.UTF_8),
        false);
  }

  /** Sends something, be it nothing, and hangs up. */
  CannedDaemon cut(String start) {
    return then(start.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Streams bytes that end with the connection. */
  CannedDaemon stream(byte[] body) {
    byte[] head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return then(all, true);
  }

  private synchronized CannedDaemon then(byte[] bytes, boolean hangsUp) {
    answers.add(new Answer(bytes, hangsUp));
    return this;
  }

  private synchronized Optional<Answer> next() {
    return Optional.ofNullable(answers.poll());
  }

  DockerSwarm swarm() {
    return DockerSwarm.at(
        "this machine", () -> new Socket(server.getInetAddress(), server.getLocalPort()));
  }

  int connections() {
    return connections.get();
  }

  /** The first line of every request, without the version. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      Optional<Answer> answer;
      do {
        answer = readRequest(in) ? next() : Optional.empty();
        if (answer.isPresent()) {
          out.write(answer.get().bytes());
          out.flush();
        }
      } while (answer.isPresent() && !answer.get().hangsUp());
    } catch (IOException gone) {
      // The client hung up first.
    }
  }

  private boolean readRequest(BufferedReader in) throws IOException {
    String first = in.readLine();
    if (first == null) {
      return false;
    }
    requests.add(first.replace(" HTTP/1.1", ""));
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return in.skip(length) == length;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
