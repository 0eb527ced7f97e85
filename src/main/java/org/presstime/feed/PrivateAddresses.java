package org.presstime.feed;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that are nobody's business outside: this machine, its network, and every way to write an IPv4 address inside
 * an IPv6 one. The JDK's own tests know fewer than half of them.
 */
final class PrivateAddresses {

    // RFC 6890 and the IANA special-purpose registries for IPv4 and IPv6.
    private static final List<Block> BLOCKS = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3),
            Block.of("::", 96),
            Block.of("64:ff9b:1::", 48),
            Block.of("100::", 64),
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            Block.of("3fff::", 20),
            Block.of("5f00::", 16),
            Block.of("fc00::", 7),
            Block.of("fe80::", 9),
            Block.of("ff00::", 8));

    private PrivateAddresses() {}

    /** Whether an address must not be connected to. */
    static boolean contain(InetAddress address) {
        return BLOCKS.stream().anyMatch(block -> block.contains(address.getAddress()))
                || embedded(address.getAddress()).stream().anyMatch(PrivateAddresses::contain);
    }

    /** The IPv4 addresses that an IPv6 address may lead to. */
    private static List<InetAddress> embedded(byte[] address) {
        List<InetAddress> found = new ArrayList<>();
        if (address.length == 16) {
            // Mapped (RFC 4291, 2.5.5.2), translated (RFC 2765), NAT64 (RFC 6052), 6to4 (RFC 3056).
            if (startsWith(address, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
                    || startsWith(address, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0)
                    || startsWith(address, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
                found.add(ipv4(address, 12));
            }
            if (startsWith(address, 0x20, 0x02)) {
                found.add(ipv4(address, 2));
            }
            // ISATAP (RFC 5214, 6.1).
            if (address[8] == (address[8] & 2)
                    && address[9] == 0
                    && address[10] == 0x5e
                    && address[11] == (byte) 0xfe) {
                found.add(ipv4(address, 12));
            }
        }
        return found;
    }

    private static boolean startsWith(byte[] address, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            if ((address[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] address, int start) {
        return address(Arrays.copyOfRange(address, start, start + 4));
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Addresses that begin with the same bits. */
    private static final class Block {
        private final byte[] network;
        private final int bits;

        private Block(byte[] network, int bits) {
            this.network = network;
            this.bits = bits;
        }

        static Block of(String network, int bits) {
            try {
                InetAddress address = InetAddress.getByName(network);
                byte[] octets = address.getAddress();
                // The JDK turns a mapped literal into IPv4; none of the blocks is one.
                assert network.contains(":") != address instanceof Inet4Address;
                return new Block(octets, bits);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
