# The GitHub simulator, for trying the system without a GitHub account.
ARG JAVA_IMAGE=eclipse-temurin:25-jre
FROM ${JAVA_IMAGE}
COPY sandbox/target/sandbox/lib/ /opt/omnisql/sandbox/
USER 1000
EXPOSE 8463
CMD ["java", "-Xmx512m", "-cp", "/opt/omnisql/sandbox/*", "io.omnisql.sandbox.SandboxServer", "--address", "0.0.0.0", "--port", "8463"]
