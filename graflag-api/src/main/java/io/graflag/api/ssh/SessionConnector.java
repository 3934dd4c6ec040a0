package io.graflag.api.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.graflag.core.GraflagException;
import java.util.Optional;

/** Makes connections for an account, each verified and authenticated. */
final class SessionConnector {
  private final SshAccount account;
  private final SshTiming timing;
  private final Credentials credentials;
  private final Optional<SessionConnector> jump;

  SessionConnector(SshAccount account, SshTiming timing) {
    this.account = account;
    this.timing = timing;
    this.credentials = new Credentials(account);
    this.jump = account.jump().map(other -> new SessionConnector(other, timing));
  }

  String describe() {
    return account.describe();
  }

  /**
   * Makes a connection.
   *
   * @throws GraflagException UNREACHABLE, with what to do; STORAGE for a file of known hosts
   */
  Session connect() {
    HostKeys hostKeys = new HostKeys(account);
    OfferedKeys keys = credentials.offer();
    try {
      Session session =
          new JSch().getSession(account.user(), account.host().value(), account.port());
      session.setHostKeyRepository(hostKeys);
      session.setIdentityRepository(keys);
      session.setDaemonThread(true);
      // Every other value but "no" and "ask" would switch the check off without a word.
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig(
          "server_host_key", hostKeys.preferred(session.getConfig("server_host_key")));
      session.setConfig("prefer_known_host_key_types", "no");
      session.setConfig("PreferredAuthentications", "publickey");
      session.setServerAliveInterval(timing.keepAliveMillis());
      session.setServerAliveCountMax(timing.missed());
      session.setSocketFactory(new WatchedSocket(timing.connect(), timing.silence()));
      jump.ifPresent(way -> session.setProxy(new JumpProxy(way)));
      session.connect(timing.connectMillis());
      return session;
    } catch (JSchException e) {
      throw hostKeys
          .refusal()
          .orElseGet(() -> ConnectFailure.of(account, keys.describe(), timing, e));
    }
  }
}
