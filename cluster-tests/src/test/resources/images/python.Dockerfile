# What published methods build from, out of Debian's packages: nothing is pulled.
FROM debian:bookworm-slim
RUN apt-get update -qq \
  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-pip \
  && ln -s python3 /usr/bin/python \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/apt/archives/*.deb
# Whom this machine trusts, so that pip reaches its index the way this machine does.
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
