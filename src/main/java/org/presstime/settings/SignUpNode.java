package org.presstime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.settings.Settings.SignUp;

/** Reads {@code sign-up: { per-client: 20, all: 2000, role-addresses: refuse, disposable: refuse, … }}. */
final class SignUpNode {

    private static final int MOST = 1_000_000;

    // The services most heard of; an operator adds those who bother them with refuse-domains.
    private static final List<String> DISPOSABLE = List.of(
            "10minutemail.com",
            "33mail.com",
            "dispostable.com",
            "emailondeck.com",
            "fakeinbox.com",
            "getnada.com",
            "guerrillamail.com",
            "guerrillamail.info",
            "mailcatch.com",
            "maildrop.cc",
            "mailinator.com",
            "mailnesia.com",
            "mintemail.com",
            "mohmal.com",
            "mytemp.email",
            "sharklasers.com",
            "spamgourmet.com",
            "temp-mail.org",
            "tempmail.com",
            "throwawaymail.com",
            "trashmail.com",
            "yopmail.com");

    private SignUpNode() {}

    static SignUp read(ConfigurationNode node) {
        node.only("per-client", "all", "role-addresses", "disposable", "refuse-domains", "proxies");
        List<String> domains = new ArrayList<>(texts(node.find("refuse-domains")));
        if (!allowed(node.find("disposable"))) {
            domains.addAll(DISPOSABLE);
        }
        return new SignUp(
                number(node.find("per-client"), SignUp.DEFAULT.perClient()),
                number(node.find("all"), SignUp.DEFAULT.all()),
                allowed(node.find("role-addresses")),
                List.copyOf(domains),
                node.find("proxies").isPresent() ? texts(node.find("proxies")) : SignUp.DEFAULT.proxies());
    }

    private static int number(Optional<ConfigurationNode> node, int otherwise) {
        return node.map(count -> count.number(1, MOST)).orElse(otherwise);
    }

    private static boolean allowed(Optional<ConfigurationNode> node) {
        return node.map(word -> word.as(SignUpNode::isAllowed, "allow or refuse"))
                .orElse(true);
    }

    private static boolean isAllowed(String word) {
        if (!word.equals("allow") && !word.equals("refuse")) {
            throw new IllegalArgumentException(word);
        }
        return word.equals("allow");
    }

    private static List<String> texts(Optional<ConfigurationNode> node) {
        return node.map(ConfigurationNode::list).orElse(List.of()).stream()
                .map(text -> text.text().toLowerCase(Locale.ROOT))
                .toList();
    }
}
