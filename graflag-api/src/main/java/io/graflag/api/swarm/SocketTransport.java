package io.graflag.api.swarm;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP over the connections of a {@link SocketSource}, which are kept for the next request.
 *
 * <p>It repeats nothing by itself. Whatever breaks is a {@link ConnectionLost}, also while an
 * answer is read.
 */
final class SocketTransport implements DockerHttpClient {
  private static final HttpHost DAEMON = new HttpHost("http", "docker");
  // A stream of a log is an open connection.
  private static final int MOST_CONNECTIONS = 64;
  private static final Timeout FREE_CONNECTION = Timeout.ofSeconds(30);

  private final PoolingHttpClientConnectionManager connections;
  private final CloseableHttpClient client;

  SocketTransport(SocketSource source) {
    connections =
        new PoolingHttpClientConnectionManager(
            new Opening(source),
            PoolConcurrencyPolicy.STRICT,
            PoolReusePolicy.LIFO,
            TimeValue.NEG_ONE_MILLISECOND,
            null);
    connections.setMaxTotal(MOST_CONNECTIONS);
    connections.setDefaultMaxPerRoute(MOST_CONNECTIONS);
    client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            // Else the public suffixes of all domains are read, for cookies that nobody sets.
            .setDefaultCookieSpecRegistry(name -> null)
            .disableContentCompression()
            .disableAuthCaching()
            .build();
  }

  /** Closes the connections that nobody uses, so that the next request opens a new one. */
  void forgetConnections() {
    connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public Response execute(Request request) {
    HttpUriRequestBase sent =
        new HttpUriRequestBase(request.method(), URI.create(DAEMON.toURI() + request.path()));
    request.headers().forEach(sent::setHeader);
    if (request.bodyBytes() != null) {
      sent.setEntity(new ByteArrayEntity(request.bodyBytes(), null));
    }
    sent.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(FREE_CONNECTION)
            .setResponseTimeout(Patience.of(request.method(), request.path()))
            .build());
    if (!request.method().equals("GET")) {
      // One that was cut unnoticed would leave it open whether the daemon has done it.
      forgetConnections();
    }
    try {
      return new Answer(sent, client.executeOpen(DAEMON, sent, null));
    } catch (IOException e) {
      throw new ConnectionLost(e);
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  /** Makes a connection of a socket; the daemon's name is never looked up. */
  private record Opening(SocketSource source) implements HttpClientConnectionOperator {
    @Override
    public void connect(
        ManagedHttpClientConnection connection,
        HttpHost host,
        InetSocketAddress local,
        TimeValue limit,
        SocketConfig config,
        HttpContext context)
        throws IOException {
      connection.bind(source.open());
    }

    @Override
    public void upgrade(
        ManagedHttpClientConnection connection, HttpHost host, HttpContext context) {
      throw new UnsupportedOperationException("No TLS on a socket of this kind");
    }
  }

  /** An answer; its body tells a broken connection from a broken text. */
  private static final class Answer implements Response {
    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final InputStream body;

    Answer(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
      this.request = request;
      this.response = response;
      this.body =
          response.getEntity() == null
              ? new ByteArrayInputStream(new byte[0])
              : new AnswerBody(response.getEntity().getContent());
    }

    @Override
    public int getStatusCode() {
      return response.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return Map.of();
    }

    @Override
    public InputStream getBody() {
      return body;
    }

    @Override
    public void close() {
      // Else closing would read a stream that never ends to its end. After the end it does nothing.
      request.abort();
    }
  }
}
