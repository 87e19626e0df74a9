package io.omnisql.control.plane;

import io.omnisql.control.config.SecretFiles;
import io.omnisql.control.config.UnsafeConfigurationException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Keeps the Ed25519 key that signs snapshots.
 * <p>
 * The private file holds two lines of base64, the private key (PKCS #8) and the public one (X.509); the public file holds the second line.
 */
final class SigningKeys
{
    private static final String PRIVATE_PROPERTY = "omnisql.snapshot.private-key-file";
    private static final String PUBLIC_PROPERTY = "omnisql.snapshot.public-key-file";

    private SigningKeys() {}

    /**
     * Reads the key, or makes it when there is none yet, and writes the public file.
     *
     * @throws UnsafeConfigurationException when a file cannot be used
     */
    static KeyPair load(Path privateFile, Path publicFile)
    {
        if (!Files.exists(privateFile)) {
            create(privateFile);
        }
        KeyPair keys = parse(privateFile, SecretFiles.read(PRIVATE_PROPERTY, privateFile));
        writeAtomically(PUBLIC_PROPERTY, publicFile, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n", "rw-r--r--");
        return keys;
    }

    private static void create(Path file)
    {
        try {
            KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            String content = base64.encodeToString(keys.getPrivate().getEncoded()) + "\n" + base64.encodeToString(keys.getPublic().getEncoded()) + "\n";
            writeAtomically(PRIVATE_PROPERTY, file, content, "rw-------");
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    private static KeyPair parse(Path file, String content)
    {
        List<String> lines = content.lines().map(String::strip).toList();
        try {
            if (lines.size() == 2) {
                KeyFactory factory = KeyFactory.getInstance("Ed25519");
                Base64.Decoder base64 = Base64.getDecoder();
                return new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))));
            }
        }
        catch (GeneralSecurityException | IllegalArgumentException _) {
            // refused below, without the cause, which might repeat the content
        }
        throw new UnsafeConfigurationException(
                "%s names a file that does not hold a signing key: %s".formatted(PRIVATE_PROPERTY, file),
                "Name the right file, or remove it to have a new key made; then every data plane needs the new public key");
    }

    private static void writeAtomically(String property, Path file, String content, String permissions)
    {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
            }
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        catch (IOException e) {
            throw new UnsafeConfigurationException(
                    "%s names a file that cannot be written: %s".formatted(property, file),
                    "Make its directory, and let the user who starts the control plane write to it");
        }
    }
}
