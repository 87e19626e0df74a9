package io.omnisql.toolkit.remote;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A network in CIDR notation, e.g. {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param prefix how many leading bits an address shares with the network
 */
record AddressRange(InetAddress network, int prefix)
{
    /**
     * The prefix {@code 64:ff9b::/96} under which IPv6-only networks reach IPv4 addresses.
     */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xFF, (byte) 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};

    AddressRange
    {
        checkArgument(prefix >= 0 && prefix <= bits(network), "prefix out of range: %s", prefix);
    }

    static List<AddressRange> parseAll(String... ranges)
    {
        return Stream.of(ranges).map(AddressRange::parse).toList();
    }

    /**
     * @throws IllegalArgumentException when it is not of the form {@code <address>/<prefix>}
     */
    static AddressRange parse(String range)
    {
        int slash = range.indexOf('/');
        try {
            checkArgument(slash > 0);
            return new AddressRange(InetAddresses.forString(range.substring(0, slash)), Integer.parseInt(range.substring(slash + 1)));
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a network of the form 10.0.0.0/8: " + range, e);
        }
    }

    /**
     * IPv4 addresses inside IPv6 ones count as what they stand for.
     */
    boolean contains(InetAddress address)
    {
        byte[] plain = embedded(address).getAddress();
        byte[] start = network.getAddress();
        int whole = prefix / Byte.SIZE;
        if (plain.length != start.length || !Arrays.equals(plain, 0, whole, start, 0, whole)) {
            return false;
        }
        int ignored = Byte.SIZE - prefix % Byte.SIZE;
        return ignored == Byte.SIZE || (plain[whole] & 0xFF) >> ignored == (start[whole] & 0xFF) >> ignored;
    }

    private static InetAddress embedded(InetAddress address)
    {
        if (!(address instanceof Inet6Address inet6)) {
            return address;
        }
        byte[] bytes = inet6.getAddress();
        if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return InetAddresses.fromInteger(Ints.fromBytes(bytes[12], bytes[13], bytes[14], bytes[15]));
        }
        return InetAddresses.hasEmbeddedIPv4ClientAddress(inet6) ? InetAddresses.getEmbeddedIPv4ClientAddress(inet6) : address;
    }

    private static int bits(InetAddress address)
    {
        return address.getAddress().length * Byte.SIZE;
    }
}
