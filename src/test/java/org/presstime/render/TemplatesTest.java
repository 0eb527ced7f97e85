package org.presstime.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Template text in, text or a named mistake out. */
class TemplatesTest {

    private static final Locale SPANISH = Locale.forLanguageTag("es");

    /** A value of our own, with something a template must not reach. */
    record Value(String name, Optional<String> other) {
        String secret() {
            return "secret";
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "{{ value.name }}, &lt;b&gt;",
        "{{ value.name | raw }}, <b>",
        "{{ value.other.isPresent }}, false",
        "{% for n in numbers %}{{ loop.index }}{{ n }};{% endfor %}, 01;12;",
        "{{ numbers.size }}, 2",
        "{{ braces }}, {{ 7 * 7 }}",
    })
    void fillInValues(String template, String expected) throws IOException {
        write("page.peb", template);

        assertThat(render("page.peb")).isEqualTo(expected);
    }

    @Test
    void escapeNothingInTexts() throws IOException {
        write("page.txt.peb", "{{ value.name }}\n{{ value.name }}");

        assertThat(render("page.txt.peb")).isEqualTo("<b>\n<b>");
    }

    @Test
    void speakTheLanguageTheyAreRenderedIn() throws IOException {
        write("page.peb", "{{ language() }}: {{ day | date(text('mail.date.long')) }}");
        Map<String, ?> values = Map.of("day", LocalDate.parse("2026-11-24"));

        assertThat(templates().render("page.peb", values, Locale.ENGLISH)).isEqualTo("en: Tuesday, 24 November 2026");
        assertThat(templates().render("page.peb", values, SPANISH)).isEqualTo("es: martes, 24 de noviembre de 2026");
    }

    @Test
    void areNamedWithFileAndLineWhenBroken() throws IOException {
        Path file = write("mail/daily/edition.html.peb", "fine\nfine\n{% if %}\n");

        assertThatThrownBy(() -> templates().check("mail/daily", "edition.html.peb"))
                .asInstanceOf(type(TemplateMistake.class))
                .satisfies(mistake -> assertThat(mistake.file()).isEqualTo(file.toString()))
                .satisfies(mistake -> assertThat(mistake.line()).isEqualTo(3))
                .satisfies(mistake -> assertThat(mistake).hasMessageStartingWith(file + ":3: "));
    }

    @Test
    void areCheckedWithAllFilesOfTheirDirectory() throws IOException {
        write("mail/daily/mine.peb", "\n{{ unfinished");

        assertThatThrownBy(() -> templates().check("mail/daily", "edition.html.peb"))
                .hasMessageContaining("mine.peb:2: ");
    }

    @ParameterizedTest
    @CsvSource({
        "{{ nobody }}, 'page.peb:2: '",
        "{{ value.nothing }}, 'page.peb:2: '",
        "{{ text('mail.nothing') }}, 'page.peb:2: there is no text \"mail.nothing\"'",
        "{{ text('nothing') }}, 'page.peb:2: there is no text \"nothing\"'",
        "{% include 'absent.peb' %}, 'there is no template \"absent.peb\"'",
    })
    void areNamedWithTheLineThatAsksForSomethingUnknown(String template, String words) throws IOException {
        write("page.peb", "\n" + template);

        assertThatThrownBy(() -> render("page.peb"))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ value.class }}",
                "{{ value.getClass() }}",
                "{{ value.name.getClass() }}",
                "{{ value.name.bytes }}",
                "{{ value.secret }}",
                "{{ value.secret() }}",
                "{{ value.hashCode() }}",
                "{{ numbers.class }}",
                "{{ numbers.iterator }}",
                "{{ numbers.remove(0) }}",
                "{{ value.other.class.forName('java.lang.Runtime') }}",
                "{{ (1).TYPE.forName('java.lang.Runtime') }}",
            })
    void reachNothingButTheirValues(String template) throws IOException {
        write("page.peb", template);

        assertThatThrownBy(() -> render("page.peb")).isInstanceOf(TemplateMistake.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.peb",
                "mail/../../outside.peb",
                "/etc/passwd",
                "./../outside.peb",
                "mail/..",
                "mail//x",
                "a\\b",
                "file:/etc/passwd",
                "",
            })
    void areFoundInTheirDirectoryOnly(String name) throws IOException {
        Files.writeString(directory.resolve("outside.peb"), "outside");
        Templates inner = new Templates(Files.createDirectories(directory.resolve("templates")));
        Files.writeString(directory.resolve("templates/page.peb"), "{% include name %}");

        assertThatThrownBy(() -> inner.render(name, Map.of(), Locale.ENGLISH)).isInstanceOf(TemplateMistake.class);
        assertThatThrownBy(() -> inner.render("page.peb", Map.of("name", name), Locale.ENGLISH))
                .isInstanceOf(TemplateMistake.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% include 'page.peb' %}",
                "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
            })
    void areStoppedWhenTheyCallThemselves(String template) throws IOException {
        write("page.peb", template);

        assertThatThrownBy(() -> render("page.peb"))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageContaining("page.peb: includes or calls itself without an end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in n %}{% for b in n %}{% for c in n %}{% for d in n %}{% endfor %}{% endfor %}{% endfor %}"
                        + "{% endfor %}",
                "{% macro twice(d) %}{% if d > 0 %}{{ twice(d - 1) }}{{ twice(d - 1) }}{% endif %}{% endmacro %}"
                        + "{{ twice(60) }}",
            })
    void areStoppedWhenTheyGoOnForEver(String template) throws Exception {
        write("endless.peb", template);
        List<Integer> thousand = IntStream.range(0, 1000).boxed().toList();

        Templates hurried = new Templates(directory, Duration.ofMillis(250));

        assertThatThrownBy(() -> hurried.render("endless.peb", Map.of("n", thousand), Locale.ENGLISH))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageContaining("endless.peb: is not done after 250 milliseconds");

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("rendering endless.peb")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void areStoppedWhenTheyWriteWithoutMeasure() throws IOException {
        write("page.peb", "{% for a in n %}{% for b in n %}0123456789{% endfor %}{% endfor %}");
        List<Integer> thousand = IntStream.range(0, 1000).boxed().toList();

        assertThatThrownBy(() -> templates().render("page.peb", Map.of("n", thousand), Locale.ENGLISH))
                .isInstanceOf(TemplateMistake.class);
    }

    @Test
    void doNotCountToTwoThousandMillionInMemory() throws IOException {
        write("page.peb", "{{ range(1, 2000000000) | length }}");

        assertThatThrownBy(() -> render("page.peb")).isInstanceOf(TemplateMistake.class);
    }

    @Test
    void areReadAgainWhenTheirFileIsEdited() throws IOException {
        Templates templates = templates();
        write("part.peb", "old");
        write("page.peb", "{% include 'part.peb' %}");
        assertThat(templates.render("page.peb", Map.of(), Locale.ENGLISH)).isEqualTo("old");

        Files.setLastModifiedTime(write("part.peb", "new"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(templates.render("page.peb", Map.of(), Locale.ENGLISH)).isEqualTo("new");
    }

    @Test
    void comeFromTheJarWhereTheUserHasNone() throws IOException {
        assertThatCode(() -> templates().check("mail/daily", "edition.html.peb"))
                .doesNotThrowAnyException();

        write("web/layout.peb", "mine: {% block title %}{% endblock %}");
        write("page.peb", "{% extends 'web/layout.peb' %}{% block title %}title{% endblock %}");
        assertThat(render("page.peb")).isEqualTo("mine: title");
    }

    private Templates templates() {
        return new Templates(directory);
    }

    private String render(String template) {
        Map<String, ?> values =
                Map.of("value", new Value("<b>", Optional.empty()), "numbers", List.of(1, 2), "braces", "{{ 7 * 7 }}");
        return templates().render(template, values, Locale.ENGLISH);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
