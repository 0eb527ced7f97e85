package org.presstime.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.SignIn;
import org.presstime.settings.Settings.Tls;

/** Reads who we are to a relay, and how we know that it is the one. */
final class RelayIdentity {

    /** The keys of a relay that are read here. */
    static final String[] KEYS = {"auth", "user", "password", "token", "token-command", "trust", "client-certificate"};

    private RelayIdentity() {}

    static Optional<SignIn> signIn(ConfigurationNode relay, Tls tls) {
        boolean token = relay.find("auth")
                .map(node -> node.as(RelayIdentity::isToken, "password or xoauth2"))
                .orElse(false);
        for (String key : List.of("password", "token", "token-command")) {
            boolean fits = key.equals("password") != token;
            if (relay.find(key).isPresent() && (!fits || relay.find("user").isEmpty())) {
                throw relay.get(key)
                        .mistake(
                                "'" + key + "' does not go with "
                                        + (fits ? "no user" : "auth: " + (token ? "xoauth2" : "password")),
                                fits ? "Write 'user: …' too, or leave it out" : "Leave it out, or change 'auth'");
            }
        }
        Optional<ConfigurationNode> user = relay.find("user");
        if (user.isEmpty()) {
            return Optional.empty();
        }
        if (tls == Tls.NONE && !SettingsFile.isLoopback(relay.get("host").text())) {
            throw user.get().mistake("a password would go out in clear", "Use tls: starttls or tls: implicit");
        }
        String name = user.get().text();
        return Optional.of(
                token
                        ? token(relay, name)
                        : new SignIn.Password(
                                name,
                                relay.find("password")
                                        .map(ConfigurationNode::text)
                                        .orElse("")));
    }

    private static boolean isToken(String auth) {
        if (!auth.equals("password") && !auth.equals("xoauth2")) {
            throw new IllegalArgumentException(auth);
        }
        return auth.equals("xoauth2");
    }

    private static SignIn token(ConfigurationNode relay, String user) {
        Optional<ConfigurationNode> command = relay.find("token-command");
        if (command.isPresent() == relay.find("token").isPresent()) {
            throw relay.mistake(
                    "auth: xoauth2 needs either 'token-command' or 'token'",
                    "Write token-command: [\"/path/to/program\", \"argument\"], or token: { url: …, refresh-token: … }");
        }
        if (command.isPresent()) {
            return new SignIn.TokenCommand(
                    user,
                    command.get().list().stream().map(ConfigurationNode::text).toList());
        }
        ConfigurationNode token = relay.get("token").only("url", "client-id", "client-secret", "refresh-token");
        URI url = token.get("url").address("https", "http");
        if (url.getScheme().equals("http") && !SettingsFile.isLoopback(url.getHost())) {
            throw token.get("url").mistake("the refresh token would go out in clear", "Write https://…");
        }
        return new SignIn.TokenRefresh(
                user,
                url,
                token.get("client-id").text(),
                token.find("client-secret").map(ConfigurationNode::text).orElse(""),
                token.get("refresh-token").text());
    }

    static Certificates certificates(ConfigurationNode relay, Path directory) {
        return new Certificates(
                relay.find("trust")
                        .map(node -> new PemFile(node, directory).certificates())
                        .orElse(List.of()),
                relay.find("client-certificate").map(node -> {
                    node.only("certificate", "key");
                    return new Certificates.Client(
                            new PemFile(node.get("certificate"), directory).certificates(),
                            new PemFile(node.get("key"), directory).privateKey("RSA", "EC", "Ed25519"));
                }));
    }
}
