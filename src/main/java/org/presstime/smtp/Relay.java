package org.presstime.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.SignIn;
import org.presstime.settings.Settings.SignIn.Password;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.AccessTokens.NoToken;

/** A relay that connections can be opened to. Safe for use by many threads. */
public final class Relay {

    private final Settings.Relay settings;
    private final String localName;
    private final Timeouts timeouts;
    private final SSLSocketFactory sockets;
    private final @Nullable AccessTokens tokens;
    private volatile boolean takesChunks = true;

    /**
     * A relay as configured.
     *
     * @param localName what we call ourselves in EHLO: a host name of ours (RFC 5321, 4.1.1.1)
     */
    public Relay(Settings.Relay settings, String localName) {
        this(settings, localName, Timeouts.CAREFUL);
    }

    Relay(Settings.Relay settings, String localName, Timeouts timeouts) {
        this.settings = settings;
        this.localName = localName;
        this.timeouts = timeouts;
        this.sockets = TlsSockets.with(settings.certificates());
        this.tokens = settings.signIn()
                .filter(signIn -> !(signIn instanceof Password))
                .map(AccessTokens::new)
                .orElse(null);
    }

    /** What it is called in reports. */
    public String name() {
        return settings.name();
    }

    /** How much mail it is given. */
    public Settings.Limits limits() {
        return settings.limits();
    }

    /** How many connections it may be given at once. */
    public int connections() {
        return settings.connections();
    }

    /**
     * Opens a connection, encrypted and signed in as configured.
     *
     * @throws RelayUnavailable when that cannot be had; nothing has been sent then, and no password in clear
     */
    public RelayConnection connect() {
        Wire wire = new Wire(timeouts);
        PipelinedTransport transport = new PipelinedTransport(
                Session.getInstance(properties(wire)),
                new URLName("smtp", settings.host(), settings.port(), null, null, null),
                wire,
                timeouts);
        try {
            // Without a password there is no AUTH, whatever the relay offers.
            @Nullable String user = settings.signIn().map(SignIn::user).orElse(null);
            transport.connect(settings.host(), settings.port(), user, secret());
            if (user != null && !transport.supportsExtension("AUTH")) {
                throw new MessagingException("it offers no sign-in (AUTH), so nothing was sent; look at tls and port");
            }
            return new RelayConnection(
                    transport, Way.of(transport, takesChunks), new Pace(settings.window()), () -> takesChunks = false);
        } catch (MessagingException | NoToken failure) {
            transport.abandon();
            if (failure instanceof AuthenticationFailedException && tokens != null) {
                tokens.forget();
            }
            throw new RelayUnavailable(
                    "relay " + settings.name() + " (" + settings.host() + ":" + settings.port() + "): "
                            + inWords(failure, transport),
                    failure);
        }
    }

    private @Nullable String secret() throws NoToken {
        if (tokens != null) {
            return tokens.token();
        }
        return settings.signIn().map(signIn -> ((Password) signIn).password()).orElse(null);
    }

    private Properties properties(Wire wire) {
        Properties properties = new Properties();
        boolean implicit = settings.tls() == Tls.IMPLICIT;
        boolean startTls = settings.tls() == Tls.STARTTLS;
        properties.put("mail.smtp.socketFactory", wire.plain());
        properties.put("mail.smtp.ssl.socketFactory", wire.tls(sockets));
        // Falling back would be a socket without our timeouts, or without TLS.
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.enable", String.valueOf(implicit));
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", String.valueOf(settings.signIn().isPresent()));
        properties.put("mail.smtp.auth.mechanisms", tokens == null ? "PLAIN LOGIN" : "XOAUTH2");
        properties.put("mail.smtp.localhost", localName);
        properties.put(
                "mail.smtp.connectiontimeout", String.valueOf(timeouts.connect().toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(timeouts.reply().toMillis()));
        if (implicit) {
            // Here Jakarta Mail makes the inner socket itself.
            properties.put(
                    "mail.smtp.writetimeout", String.valueOf(timeouts.reply().toMillis()));
        }
        return properties;
    }

    private String inWords(Exception failure, PipelinedTransport transport) {
        if (failure instanceof NoToken) {
            return "no access token for " + settings.signIn().map(SignIn::user).orElse("nobody") + ": "
                    + failure.getMessage();
        }
        if (failure instanceof AuthenticationFailedException) {
            return "it refused the sign-in of "
                    + settings.signIn().map(SignIn::user).orElse("nobody") + " ("
                    + printable(transport.getLastServerResponse())
                    + "); look at user, password and auth in presstime.yml";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "its name is not known; look at host in presstime.yml, or at the name server";
            }
            if (cause instanceof SocketTimeoutException) {
                return "it did not answer within " + timeouts.connect().toSeconds() + " s";
            }
            if (cause instanceof ConnectException) {
                return "it refused the connection; is it running, and is the port right?";
            }
            if (cause instanceof SSLException) {
                return "TLS failed (" + cause.getMessage() + "); nothing was sent";
            }
            if (cause instanceof MailConnectException connect && connect.getNextException() != null) {
                cause = new Exception(connect.getNextException());
            }
        }
        return printable(failure.getMessage());
    }

    private static String printable(@Nullable String text) {
        return String.valueOf(text).replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
