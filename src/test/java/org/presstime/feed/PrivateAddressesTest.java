package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses in, whether they are nobody's business outside. */
class PrivateAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "172.31.0.1, true",
        "192.168.1.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "0.0.0.0, true",
        "224.0.0.1, true",
        "255.255.255.255, true",
        "198.18.0.1, true",
        "192.0.2.1, true",
        "::1, true",
        "::, true",
        "::127.0.0.1, true",
        "::ffff:10.0.0.1, true",
        "64:ff9b::10.0.0.1, true",
        "64:ff9b:1::1, true",
        "2002:7f00:1::, true",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2, true",
        "fc00::1, true",
        "fe80::1, true",
        "fec0::1, true",
        "ff02::1, true",
        "2001:db8::1, true",
        "2a00::5efe:10.0.0.1, true",
        "::ffff:0:10.0.0.1, true",
        "2002:a9fe:a9fe::1, true",
        "64:ff9b::a9fe:a9fe, true",
        "64:ff9b:1:a9fe:0:a9fe::, true",
        "2a00::200:5efe:127.0.0.1, true",
        "2001:10::1, true",
        "3fff::1, true",
        "5f00::1, true",
        "100::1, true",
        "192.0.0.8, true",
        "192.88.99.1, true",
        "203.0.113.9, true",
        "240.0.0.1, true",
        "8.8.8.8, false",
        "172.32.0.1, false",
        "100.128.0.1, false",
        "2606:4700::1111, false",
        "64:ff9b::8.8.8.8, false",
        "2002:808:808::, false",
    })
    void privateAddressesAreKnownInEverySpelling(String address, boolean isPrivate) throws Exception {
        assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isEqualTo(isPrivate);
    }
}
