package org.presstime.smtp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.Certificates.Client;

/** Makes the TLS sockets that a relay's certificates ask for. */
final class TlsSockets {

    private static final char[] NO_PASSWORD = {};

    private TlsSockets() {}

    /**
     * A factory of sockets that believe the usual authorities, or only those that are named.
     *
     * @throws IllegalStateException when a certificate and its key do not go together
     */
    static SSLSocketFactory with(Certificates certificates) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    certificates.client().isPresent()
                            ? shown(certificates.client().get())
                            : null,
                    certificates.trusted().isEmpty() ? null : believed(certificates),
                    null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException unfit) {
            throw new IllegalStateException("the certificates of a relay cannot be used: " + unfit.getMessage(), unfit);
        }
    }

    private static TrustManager @Nullable [] believed(Certificates certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (X509Certificate certificate : certificates.trusted()) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] shown(Client client) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("client", client.key(), NO_PASSWORD, client.chain().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
