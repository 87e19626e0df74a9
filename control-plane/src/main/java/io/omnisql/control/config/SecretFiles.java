package io.omnisql.control.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads secrets from files, and refuses files that others may read.
 */
public final class SecretFiles
{
    private static final int MAX_LENGTH = 16_384;
    private static final int MIN_TOKEN_LENGTH = 20;
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE);

    private SecretFiles() {}

    /**
     * The file's content without surrounding white space.
     *
     * @param property named in the error
     * @throws UnsafeConfigurationException when it is missing, empty, too large, or readable by others than its owner
     */
    public static String read(String property, Path file)
    {
        requirePrivate(property, file);
        try {
            if (Files.size(file) > MAX_LENGTH) {
                throw new UnsafeConfigurationException("%s names a file that is too large for a secret: %s".formatted(property, file), "Name the right file");
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new UnsafeConfigurationException("%s names an empty file: %s".formatted(property, file), "Put the secret into it, or name the right file");
            }
            return secret;
        }
        catch (CharacterCodingException e) {
            throw new UnsafeConfigurationException("%s names a file that is not text: %s".formatted(property, file), "Name the right file");
        }
        catch (IOException e) {
            throw new UnsafeConfigurationException("%s names a file that cannot be read: %s".formatted(property, file), "Make it readable by the user who starts the control plane");
        }
    }

    /**
     * A bearer token from a file.
     *
     * @throws UnsafeConfigurationException also when it is short enough to be guessed
     */
    public static String readToken(String property, Path file)
    {
        String token = read(property, file);
        if (token.length() < MIN_TOKEN_LENGTH) {
            throw new UnsafeConfigurationException(
                    "%s names a file whose token is shorter than %s characters: %s".formatted(property, MIN_TOKEN_LENGTH, file),
                    "Write a random token into it, for example: openssl rand -hex 32");
        }
        return token;
    }

    /**
     * @throws UnsafeConfigurationException when there is no such file or others than its owner have any right to it
     */
    public static void requirePrivate(String property, Path file)
    {
        if (!Files.isRegularFile(file)) {
            throw new UnsafeConfigurationException("%s names a file that does not exist: %s".formatted(property, file), "Make the file with mode 600, or correct the property");
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        try {
            Set<PosixFilePermission> others = new HashSet<>(view.readAttributes().permissions());
            others.removeAll(OWNER);
            if (!others.isEmpty()) {
                throw new UnsafeConfigurationException("%s names a file that others than its owner may use: %s".formatted(property, file), "Run: chmod 600 " + file);
            }
        }
        catch (IOException e) {
            throw new UnsafeConfigurationException("%s names a file whose permissions cannot be read: %s".formatted(property, file), "Check the file");
        }
    }
}
