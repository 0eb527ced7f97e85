package org.presstime.settings;

import java.security.PrivateKey;

/**
 * A key that mails are signed with (DKIM).
 *
 * @param domain who signs: the sender's domain or one above it
 * @param selector under which name the domain publishes the public key
 * @param key RSA or Ed25519; never printed
 */
public record DkimKey(String domain, String selector, PrivateKey key) {

    /** The name of the signature algorithm (RFC 6376, 3.3; RFC 8463, 3). */
    public String algorithm() {
        return key.getAlgorithm().equals("RSA") ? "rsa-sha256" : "ed25519-sha256";
    }

    /** Where the public key is looked up. */
    public String dnsName() {
        return selector + "._domainkey." + domain;
    }

    /** What has to stand there, as a TXT record. */
    public String dnsRecord() {
        return DkimFile.record(key);
    }

    @Override
    public String toString() {
        return dnsName();
    }
}
