package io.graflag.api.swarm;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** A Docker daemon: which calls are repeated, and what becomes of their failures. */
final class Daemon implements AutoCloseable {
  private final String place;
  private final SocketSource source;
  private Talk talk;
  private boolean closed;

  /** What speaks to the daemon; made for the first call, which many commands never make. */
  private record Talk(SocketTransport transport, DockerClient client) {
    static Talk over(SocketSource source) {
      SocketTransport transport = new SocketTransport(source);
      return new Talk(transport, DockerClientImpl.getInstance(new PlainClientConfig(), transport));
    }
  }

  /**
   * A daemon behind a source of connections; none is made yet.
   *
   * @param place where it runs, for messages
   */
  Daemon(String place, SocketSource source) {
    this.place = place;
    this.source = source;
  }

  private synchronized Talk talk() {
    if (closed) {
      throw GraflagException.of(
          GraflagException.Kind.FAILED, "The connection to Docker on " + place + " is closed.");
    }
    if (talk == null) {
      talk = Talk.over(source);
    }
    return talk;
  }

  /** Asks for something, and once more where the connection breaks. */
  <T> T read(String tried, Function<DockerClient, T> call) {
    try {
      return call.apply(talk().client());
    } catch (RuntimeException first) {
      if (!DaemonErrors.isWorthAnotherTry(first)) {
        throw failure(tried, first);
      }
      talk().transport().forgetConnections();
      try {
        return call.apply(talk().client());
      } catch (RuntimeException second) {
        second.addSuppressed(first);
        throw failure(tried, second);
      }
    }
  }

  /** Has something changed, once: whether a call that broke was carried out is not known. */
  <T> T change(String tried, Function<DockerClient, T> call) {
    try {
      return call.apply(talk().client());
    } catch (RuntimeException e) {
      throw failure(tried, e);
    }
  }

  /** Asks for a JSON object that the library has no call for. */
  JsonObject json(String tried, String path) {
    return read(tried, unused -> get(path));
  }

  private JsonObject get(String path) {
    Request request = Request.builder().method(Request.Method.GET).path(path).build();
    try (Response response = talk().transport().execute(request)) {
      byte[] body = response.getBody().readAllBytes();
      if (response.getStatusCode() != 200) {
        throw new DockerException(
            new String(body, StandardCharsets.UTF_8), response.getStatusCode());
      }
      return Json.read(new Document(Path.of(path), body));
    } catch (GraflagException e) {
      throw new IllegalStateException(e.getMessage()); // not the user's file, but Docker's answer
    } catch (IOException e) {
      throw new ConnectionLost(e);
    }
  }

  /** A failure in words of our own. */
  GraflagException failure(String tried, Throwable thrown) {
    return DaemonErrors.of(described(tried), thrown);
  }

  /** What was tried, with the place. */
  String described(String tried) {
    return tried + " with Docker on " + place;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (talk != null) {
      talk.transport().close();
    }
  }
}
