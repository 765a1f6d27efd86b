# Runs on the build platform, because the jar is platform-independent. The default is for builders that do not set BUILDPLATFORM.
FROM --platform=${BUILDPLATFORM:-linux} eclipse-temurin:25-jdk AS build
WORKDIR /build
# Before the sources are copied, so that a change to them keeps the downloaded dependencies in the layer cache.
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN ./mvnw --batch-mode --no-transfer-progress -DskipTests dependency:go-offline
COPY src src
RUN ./mvnw --batch-mode --no-transfer-progress -DskipTests package \
    && java -Djarmode=tools -jar target/swr-emulator.jar extract --layers --destination target/layers

# Runs on the target platform. The AOT cache is only valid for the files, the folder and the Java that it was created with, so
# both stages below use the same layers.
FROM eclipse-temurin:25-jre AS app
WORKDIR /app
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
COPY launch/java.options ./

FROM app AS trained
COPY launch/train /launch/
RUN /launch/train /app

FROM app
LABEL org.opencontainers.image.title="swr-emulator" \
      org.opencontainers.image.description="A local emulator of Huawei Cloud SWR (SoftWare Repository for Container)" \
      org.opencontainers.image.licenses="Apache-2.0"
# The folder of the store with the profile "file". Every user may write to it, and a new volume inherits that.
RUN mkdir -m 1777 /data
ENV SWR_DATA_DIR=/data
# A container decides by the ports that it publishes who reaches it.
ENV SERVER_ADDRESS=0.0.0.0
# For temporary files of Tomcat and H2, even if the root file system is read-only.
VOLUME /tmp
COPY --from=trained /app/swr-emulator.aot /app/java.options ./
USER 1001:0
EXPOSE 8080
# Uses Bash alone: the base image may not contain an HTTP client, and a second JVM would be slow.
HEALTHCHECK --interval=2s --timeout=2s --start-period=120s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
ENTRYPOINT ["java", "@java.options", "-jar", "swr-emulator.jar"]
