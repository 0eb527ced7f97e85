package org.presstime.newsletter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.newsletter.Newsletter.Quota;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.settings.ConfigurationNode;

/** Reads {@code stories: { at-least: 3, at-most: 12, sections: { World: { at-least: 1, at-most: 4 } }, remember: 7d }}. */
final class StoriesNode {

    private static final int MOST = 100;
    private static final int USUAL = 12;

    private StoriesNode() {}

    static StoryLimits read(ConfigurationNode node, List<FeedSource> feeds) {
        node.only("at-least", "at-most", "sections", "remember");
        int atLeast = node.find("at-least").map(least -> least.number(1, MOST)).orElse(1);
        int atMost =
                node.find("at-most").map(most -> most.number(atLeast, MOST)).orElse(Math.max(atLeast, USUAL));
        Map<String, Quota> sections = node.find("sections")
                .map(quotas -> quotas(quotas, atMost, feeds))
                .orElse(Map.of());
        Duration remember =
                node.find("remember").map(ConfigurationNode::durationOrNone).orElse(StoryLimits.USUAL_MEMORY);
        return new StoryLimits(atLeast, atMost, sections, remember);
    }

    private static Map<String, Quota> quotas(ConfigurationNode node, int atMost, List<FeedSource> feeds) {
        Map<String, Quota> quotas = new LinkedHashMap<>();
        int asked = 0;
        for (Map.Entry<String, ConfigurationNode> section : node.entries().entrySet()) {
            if (feeds.stream().noneMatch(feed -> feed.section().equals(section.getKey()))) {
                throw section.getValue()
                        .mistake("no feed has the section '" + section.getKey() + "'", "Name a section as a feed does");
            }
            Quota quota = quota(section.getValue(), atMost);
            asked += quota.atLeast();
            quotas.put(section.getKey(), quota);
        }
        if (asked > atMost) {
            throw node.mistake(
                    "the sections ask for " + asked + " stories, and an edition has at most " + atMost,
                    "Ask for less, or raise 'stories.at-most'");
        }
        return Map.copyOf(quotas);
    }

    private static Quota quota(ConfigurationNode node, int all) {
        node.only("at-least", "at-most");
        int atLeast = node.find("at-least").map(least -> least.number(0, all)).orElse(0);
        return new Quota(
                atLeast,
                node.find("at-most")
                        .map(most -> most.number(Math.max(1, atLeast), all))
                        .orElse(all));
    }
}
