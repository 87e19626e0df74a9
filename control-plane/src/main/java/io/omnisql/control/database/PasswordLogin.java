package io.omnisql.control.database;

import javax.sql.DataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * Gives a fresh cluster a random password, and lets nobody in without it from its next start on.
 */
final class PasswordLogin
{
    private static final int LENGTH = 24;

    private PasswordLogin() {}

    static void require(DataSource database, Path cluster, Path passwordFile)
            throws IOException
    {
        byte[] random = new byte[LENGTH];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER %s PASSWORD '%s'".formatted(EmbeddedDatabase.USER, password));
        }
        catch (SQLException e) {
            throw new IOException("The password of the embedded PostgreSQL cannot be set", e);
        }
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password + "\n");
        Files.writeString(cluster.resolve("pg_hba.conf"), "host all %s 127.0.0.1/32 scram-sha-256\n".formatted(EmbeddedDatabase.USER));
    }
}
