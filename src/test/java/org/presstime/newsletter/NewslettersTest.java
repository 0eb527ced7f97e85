package org.presstime.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.newsletter.Newsletter.Quota;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.settings.ConfigurationMistake;

/** Files of {@code newsletters/} in, newsletters or a named mistake out. */
class NewslettersTest {

    private static final String SMALLEST = """
            name: The Daily
            from: "The Daily <daily@example.org>"
            language: es
            schedule: { at: "07:00", zone: Europe/Madrid }
            feeds: [ { url: "https://example.org/a.xml", section: World } ]
            """;

    @TempDir
    Path configuration;

    @Test
    void theShippedOneLoads() {
        assertThat(Newsletters.read(Path.of("config"), Map.of()).byId("daily").sections())
                .containsExactly("World", "Science");
    }

    @Test
    void whatIsLeftOutHasDefaults() throws IOException {
        Newsletter daily = read("daily", SMALLEST);

        assertThat(daily.id()).isEqualTo("daily");
        assertThat(daily.replyTo()).isEqualTo(daily.from());
        assertThat(daily.schedule().cron()).isEqualTo("0 0 7 ? * *");
        assertThat(daily.schedule().latest()).isEqualTo(Duration.ofHours(2));
        assertThat(daily.stories().atLeast()).isEqualTo(1);
        assertThat(daily.stories().atMost()).isEqualTo(12);
        assertThat(daily.template()).isEqualTo("daily");
        assertThat(daily.review()).isEqualTo(Newsletter.Review.NONE);
        assertThat(daily.audience()).isEqualTo(Segment.EVERYBODY);
    }

    @Test
    void anAudienceIsReadOrItsMistakeNamed() throws IOException {
        assertThat(read("daily", SMALLEST + "audience: \"tag = 'vip'\"\n").audience())
                .isEqualTo(Segment.parse("tag = 'vip'"));
        assertThatThrownBy(() -> read("daily", SMALLEST + "audience: \"tag = vip and engaged\"\n"))
                .isInstanceOf(ConfigurationMistake.class)
                .hasMessageContainingAll("daily.yml", "6", "at 15: nobody knows that");
    }

    @Test
    void whoMustAgreeIsSaid() throws IOException {
        assertThat(read(
                                "daily",
                                SMALLEST
                                        + "review: { approval: required, four-eyes: true, deadline: without-bot-stories }")
                        .review())
                .isEqualTo(new Newsletter.Review(
                        true, true, Newsletter.Deadline.WITHOUT_BOT_STORIES, Newsletter.Review.USUAL_NOTICE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        at: "18:30", on: weekdays                    | 0 30 18 ? * MON-FRI
        at: "18:30", on: weekends                    | 0 30 18 ? * SAT,SUN
        at: "06:05", on: [mon, thu]                  | 0 5 6 ? * MON,THU
        at: "06:05", on: sun                         | 0 5 6 ? * SUN
        cron: "0 0/30  8-10 ? * MON-FRI"             | 0 0/30 8-10 ? * MON-FRI
        """)
    void theHourIsACronExpression(String schedule, String cron) throws IOException {
        assertThat(read("daily", SMALLEST.replace("at: \"07:00\"", schedule))
                        .schedule()
                        .cron())
                .isEqualTo(cron);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Europe/Madrid        | Europe/Madird        | :4: 'schedule.zone' is not a time zone such as Europe/Madrid
        at: "07:00"          | at: "7am"            | :4: 'schedule.at' is not a time in quotes
        at: "07:00"          | at: "07:00", on: [tues] | :4: 'schedule.on' is not a day
        at: "07:00"          | cron: "0 7 * * *"    | :4: 'schedule.cron' is not a Quartz cron expression
        at: "07:00"          | cron: "0 0 7 ? * *", on: weekdays | :4: both 'cron' and 'at' or 'on' say when
        daily@example.org    | daily                | :2: 'from' is not a sender
        language: es         | language: fr         | :3: 'language' is not en or es
        https://             | gopher://            | :5: 'feeds.url' is not an address that begins with http
        section: World } ]   | section: World }, { url: "https://example.org/a.xml", section: B } ] | :5: this feed is listed twice
        name:                | nmae:                | :1: unknown key 'nmae'
        name: The Daily      | name: [a]            | :1: 'name' is not a text but a list
        language: es         | language: es\\nreview: { approval: perhaps } | :4: 'review.approval' is not required or none
        language: es         | language: es\\nreview: { approval: required, deadline: soon } | :4: 'review.deadline' is not hold, auto-send
        language: es         | language: es\\nreview: { approval: none, four-eyes: true } | :4: 'review.approval' is none, and so
        language: es         | language: es\\nreview: { deadline: hold } | :4: 'review.approval' is missing
        language: es         | language: es\\nstories: { at-least: 5, at-most: 3 } | from 5 to 100
        language: es         | language: es\\nstories: { sections: { Wrold: { at-most: 2 } } } | :4: no feed has the section
        language: es         | language: es\\nstories: { at-most: 3, sections: { World: { at-least: 4 } } } | from 0 to 3
        language: es         | language: es\\nstories: { sections: { World: { most: 3 } } } | unknown key 'stories.sections.World.most'
        language: es         | language: es\\nstories: { remember: always } | :4: 'stories.remember' is not a length of time
        language: es         | language: es\\ntemplate: ../../etc | :4: 'template' is not a directory
        """)
    void everyMistakeIsNamedWithItsLine(String instead, String of, String expected) {
        assertThatThrownBy(() -> read("daily", SMALLEST.replace(instead, of.replace("\\n", "\n"))))
                .isInstanceOf(ConfigurationMistake.class)
                .hasMessageContaining("daily.yml")
                .hasMessageContaining(expected);
    }

    @Test
    void storiesAreRememberedAndShareTheRoomAsItIsWritten() throws IOException {
        StoryLimits usual = read("daily", SMALLEST).stories();
        StoryLimits written = read(
                        "daily",
                        SMALLEST
                                + "stories: { at-most: 9, sections: { World: { at-least: 2, at-most: 4 } }, remember: 2d }\n")
                .stories();

        assertThat(usual.remember()).isEqualTo(Duration.ofDays(7));
        assertThat(usual.of("World")).isEqualTo(new Quota(0, 12));
        assertThat(written.remember()).isEqualTo(Duration.ofDays(2));
        assertThat(written.of("World")).isEqualTo(new Quota(2, 4));
        assertThat(read("daily", SMALLEST + "stories: { remember: none }\n")
                        .stories()
                        .remember())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "api", "Daily", "my daily", "-x"})
    void anIdThatIsAPageOfTheSiteIsRefused(String id) {
        assertThatThrownBy(() -> read(id, SMALLEST)).hasMessageContaining("cannot be the id of a newsletter");
    }

    @Test
    void anUnknownIdIsAnsweredWithTheKnownOnes() throws IOException {
        read("daily", SMALLEST);

        assertThatThrownBy(() -> Newsletters.read(configuration, Map.of()).byId("dialy"))
                .isInstanceOf(UnknownNewsletter.class)
                .hasMessage("no newsletter is called \"dialy\"; there is: daily");
    }

    @Test
    void aDirectoryWithoutNewslettersIsNamed() {
        assertThatThrownBy(() -> Newsletters.read(configuration, Map.of())).hasMessageContaining("newsletters");
    }

    private Newsletter read(String id, String yaml) throws IOException {
        Path directory = Files.createDirectories(configuration.resolve("newsletters"));
        Files.writeString(directory.resolve(id + ".yml"), yaml);
        return Newsletters.read(configuration, Map.of()).all().get(0);
    }
}
