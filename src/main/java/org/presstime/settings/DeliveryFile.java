package org.presstime.settings;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.presstime.settings.Settings.Delivery;
import org.presstime.settings.Settings.Delivery.Uncertain;
import org.presstime.settings.Settings.Limits;
import org.presstime.settings.Settings.Rate;
import org.presstime.settings.Settings.WarmUp;

/** Reads how much a relay is given, and what is done with copies that were not taken at once. */
final class DeliveryFile {

    /** The keys of a relay that this reads. */
    static final String[] LIMITS = {"weight", "rate", "per-domain", "warm-up", "messages-per-connection"};

    // Greylisting lets in after 5 minutes. RFC 5321, 4.5.4.1, would have 4 to 5 days; a daily is not news that long.
    static final Delivery DELIVERY =
            new Delivery(Duration.ofMinutes(5), Duration.ofSeconds(4000), Uncertain.RESEND, Duration.ofHours(24));

    private static final int HEAVIEST = 1000;
    private static final int MANY = 1_000_000;
    private static final int MESSAGES_PER_CONNECTION = 1000;
    private static final double GROWTH = 2;
    private static final double STEEPEST = 10;

    private DeliveryFile() {}

    static Limits limits(ConfigurationNode relay) {
        return new Limits(
                relay.find("weight").map(node -> node.number(0, HEAVIEST)).orElse(1),
                relay.find("rate").map(ConfigurationNode::rate),
                relay.find("per-domain").map(DeliveryFile::perDomain).orElse(Map.of()),
                relay.find("warm-up").map(DeliveryFile::warmUp),
                relay.find("messages-per-connection")
                        .map(node -> node.number(1, MANY))
                        .orElse(MESSAGES_PER_CONNECTION));
    }

    private static Map<String, Rate> perDomain(ConfigurationNode node) {
        Map<String, Rate> rates = new TreeMap<>();
        node.entries().forEach((name, rate) -> rates.put(domain(name, rate), rate.rate()));
        return rates;
    }

    private static String domain(String name, ConfigurationNode node) {
        try {
            return EmailAddress.parse("reader@" + name).domain();
        } catch (IllegalArgumentException none) {
            throw node.mistake("'" + name + "' is not a domain", "Write it as in 'gmail.com: 2000/h'");
        }
    }

    private static WarmUp warmUp(ConfigurationNode node) {
        node.only("start", "growth");
        return new WarmUp(
                node.get("start").number(1, MANY),
                node.find("growth").map(DeliveryFile::growth).orElse(GROWTH));
    }

    private static double growth(ConfigurationNode node) {
        double growth = node.as(Double::valueOf, "a factor such as 1.5");
        if (!(growth > 1 && growth <= STEEPEST)) {
            throw node.mistake("'growth' is " + growth, "Write a factor above 1 and up to 10, such as 1.5");
        }
        return growth;
    }

    static Delivery delivery(ConfigurationNode node) {
        node.only("first-retry", "longest-retry", "uncertain", "expires");
        Delivery delivery = new Delivery(
                node.find("first-retry").map(ConfigurationNode::duration).orElse(DELIVERY.firstRetry()),
                node.find("longest-retry").map(ConfigurationNode::duration).orElse(DELIVERY.longestRetry()),
                node.find("uncertain").map(DeliveryFile::uncertain).orElse(DELIVERY.uncertain()),
                node.find("expires").map(ConfigurationNode::duration).orElse(DELIVERY.expiry()));
        if (delivery.firstRetry().compareTo(delivery.longestRetry()) > 0) {
            throw node.mistake(
                    "'delivery.first-retry' is longer than 'delivery.longest-retry'", "Write a shorter one, or none");
        }
        return delivery;
    }

    private static Uncertain uncertain(ConfigurationNode node) {
        return node.as(
                text -> switch (text) {
                    case "resend" -> Uncertain.RESEND;
                    case "hold" -> Uncertain.HOLD;
                    default -> throw new IllegalArgumentException(text);
                },
                "resend or hold");
    }
}
