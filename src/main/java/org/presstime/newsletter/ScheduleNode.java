package org.presstime.newsletter;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.presstime.settings.ConfigurationNode;

/** Reads {@code schedule: { at: "07:00", zone: Europe/Madrid, on: every day }}, or the same with a {@code cron}. */
final class ScheduleNode {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Duration LATEST = Duration.ofHours(2);

    private ScheduleNode() {}

    static Schedule read(ConfigurationNode node) {
        node.only("at", "on", "cron", "zone", "latest");
        return new Schedule(
                node.find("cron").map(cron -> cron(node, cron)).orElseGet(() -> cronOfHour(node)),
                node.get("zone").zone(),
                node.find("latest").map(ConfigurationNode::duration).orElse(LATEST));
    }

    private static String cron(ConfigurationNode node, ConfigurationNode cron) {
        if (node.find("at").isPresent() || node.find("on").isPresent()) {
            throw cron.mistake("both 'cron' and 'at' or 'on' say when", "Keep one of them");
        }
        return cron.as(CronText::checked, "a Quartz cron expression such as \"0 0 7 ? * MON-FRI\"");
    }

    private static String cronOfHour(ConfigurationNode node) {
        LocalTime at = node.get("at").as(LocalTime::parse, "a time in quotes such as \"07:00\"");
        String days = node.find("on").map(ScheduleNode::days).orElse("*");
        return at.getSecond() + " " + at.getMinute() + " " + at.getHour() + " ? * " + days;
    }

    private static String days(ConfigurationNode node) {
        if (node.isList() && node.list().isEmpty()) {
            throw node.mistake("'schedule.on' names no day", "Write a day, or leave it out for every day");
        }
        if (node.isList()) {
            return node.list().stream()
                    .map(day -> day.as(ScheduleNode::day, "a day: " + String.join(", ", DAYS)))
                    .collect(Collectors.joining(","));
        }
        return node.as(
                text -> switch (text) {
                    case "every day" -> "*";
                    case "weekdays" -> "MON-FRI";
                    case "weekends" -> "SAT,SUN";
                    default -> day(text);
                },
                "every day, weekdays, weekends, or a list such as [mon, thu]");
    }

    private static String day(String text) {
        if (!DAYS.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text.toUpperCase(Locale.ROOT);
    }
}
