# The control plane. It needs a PostgreSQL (SPRING_DATASOURCE_URL) and the secrets that compose.yaml mounts.
ARG JAVA_IMAGE=eclipse-temurin:25-jre
FROM ${JAVA_IMAGE}
# made here, so that the volumes mounted on them belong to the process
RUN mkdir -p /var/omnisql /run/omnisql && chown 1000:1000 /var/omnisql /run/omnisql && chmod 700 /var/omnisql
COPY control-plane/target/control-plane-0.1.jar /opt/omnisql/control-plane.jar
USER 1000
EXPOSE 8460
CMD ["java", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/omnisql/control-plane.jar"]
