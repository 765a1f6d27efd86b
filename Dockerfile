# On the platform that builds: the jar is the same for all. The default is for builders that do not name theirs.
FROM --platform=${BUILDPLATFORM:-linux} eclipse-temurin:25-jdk AS build
WORKDIR /build
# Apart from the sources, so that a change to those keeps most of what was downloaded.
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN ./mvnw --batch-mode --no-transfer-progress dependency:go-offline
COPY src src
RUN ./mvnw --batch-mode --no-transfer-progress -DskipTests package \
    && java -Djarmode=tools -jar target/swr-emulator.jar extract --layers --destination target/layers

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="swr-emulator" \
      org.opencontainers.image.description="A local emulator of Huawei Cloud SWR (SoftWare Repository for Container)" \
      org.opencontainers.image.licenses="Apache-2.0"
# Where the profile "file" keeps its store. Every user may write it, and a new volume takes that over.
RUN mkdir -m 1777 /data
ENV SWR_DATA_DIR=/data
# What Tomcat and H2 write while they run, even if the root file system is read-only.
VOLUME /tmp
WORKDIR /app
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/spring-boot-loader/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
USER 1001:0
EXPOSE 8080
# Bash itself asks: the base image need not have a client, and a second JVM would be slow.
HEALTHCHECK --interval=2s --timeout=2s --start-period=120s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "swr-emulator.jar"]
