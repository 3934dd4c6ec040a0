# The evaluator as an image; the context is this directory.
FROM eclipse-temurin:17-jre
# Pictures need a font. Images that have one are left as they are.
RUN if ! fc-list 2>/dev/null | grep -q .; then \
      apt-get update -qq \
      && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        fontconfig fonts-dejavu-core \
      && rm -rf /var/lib/apt/lists/*; \
    fi
COPY lib/graflag-evaluator.jar /opt/graflag/graflag-evaluator.jar
# Most of its time is reading, which the first compiler does as well as the second.
ENTRYPOINT ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", \
  "-Xshare:auto", "-Djava.awt.headless=true", "-jar", "/opt/graflag/graflag-evaluator.jar"]
