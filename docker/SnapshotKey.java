import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * Prints the public half of a new Ed25519 key as a data plane expects it; for the check of the images, where no control plane signs anything.
 */
public final class SnapshotKey
{
    private SnapshotKey() {}

    public static void main(String[] arguments)
            throws Exception
    {
        System.out.println(Base64.getEncoder().encodeToString(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded()));
    }
}
