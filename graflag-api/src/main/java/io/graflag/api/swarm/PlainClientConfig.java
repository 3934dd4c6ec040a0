package io.graflag.api.swarm;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;

/**
 * A client that is the same for every user: nothing comes from the environment, from properties or
 * from a home directory.
 */
final class PlainClientConfig implements DockerClientConfig {

  @Override
  public URI getDockerHost() {
    return URI.create("unix:///var/run/docker.sock"); // never opened: the transport has sockets
  }

  /** None: the daemon answers in its own version, and no future one refuses an old number. */
  @Override
  public RemoteApiVersion getApiVersion() {
    return RemoteApiVersion.unknown();
  }

  @Override
  public String getRegistryUsername() {
    return null;
  }

  @Override
  public String getRegistryPassword() {
    return null;
  }

  @Override
  public String getRegistryEmail() {
    return null;
  }

  @Override
  public String getRegistryUrl() {
    return null;
  }

  @Override
  public AuthConfig effectiveAuthConfig(String imageName) {
    return new AuthConfig(); // the daemon insists on some, also where a registry asks for none
  }

  @Override
  public AuthConfigurations getAuthConfigurations() {
    return new AuthConfigurations();
  }

  @Override
  public SSLConfig getSSLConfig() {
    return null;
  }
}
