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

# Of the platform that it runs on. The AOT cache fits the very files, folder and Java that it was made with, so the layers
# are the same in both stages below.
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
# Where the profile "file" keeps its store. Every user may write it, and a new volume takes that over.
RUN mkdir -m 1777 /data
ENV SWR_DATA_DIR=/data
# What Tomcat and H2 write while they run, even if the root file system is read-only.
VOLUME /tmp
COPY --from=trained /app/swr-emulator.aot ./
USER 1001:0
EXPOSE 8080
# Bash itself asks: the base image need not have a client, and a second JVM would be slow.
HEALTHCHECK --interval=2s --timeout=2s --start-period=120s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
ENTRYPOINT ["java", "@java.options", "-jar", "swr-emulator.jar"]
