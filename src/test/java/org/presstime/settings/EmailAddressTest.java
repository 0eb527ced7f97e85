package org.presstime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and senders, as people and attackers write them. */
class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ana@example.org, ana@example.org",
        "' ana@example.org ', ana@example.org",
        "Ana.Prado+news@Example.ORG, Ana.Prado+news@example.org",
        "ana@exämple.org, ana@xn--exmple-cua.org",
        "josé@example.org, josé@example.org",
        "jose\u0301@example.org, josé@example.org",
        "ana@straße.example, ana@xn--strae-oqa.example",
        "ana@EXÄMPLE.org, ana@xn--exmple-cua.org",
        "ana@exa\u0308mple.org, ana@xn--exmple-cua.org",
        "ana@XN--EXMPLE-CUA.org, ana@xn--exmple-cua.org",
        "ana@Ｅxample.org, ana@example.org",
        "ana@例え.テスト, ana@xn--r8jz45g.xn--zckzah",
    })
    void keepTheLocalPartAndFoldTheDomain(String text, String expected) {
        assertThat(EmailAddress.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.org",
                "ana@",
                "ana@example..org",
                "ana@[127.0.0.1]",
                "ana@127.0.0.1",
                "Ana <ana@example.org>",
                "ana(comment)@example.org",
                "\"ana prado\"@example.org",
                "ana@example.org\r\nBcc: eve@example.org",
                "ana\u0000@example.org",
                "ana prado@example.org",
                "ana@exam ple.org",
                "@hop.example:ana@example.org",
                "ana@-example.org",
                "an\u200Ba@example.org",
                "an\u202Ea@example.org",
                "an\u00A0a@example.org",
                "ana,eve@example.org",
                "ana@xn--a.example",
                "ana@xn--strasse-.example",
                "ana@ex\u200Dample.org",
                "ana@exämple-.org",
                "ana@\u0627a.example",
            })
    void refuseWhatMailCannotBeSentTo(String text) {
        assertThatThrownBy(() -> EmailAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an e-mail address");
    }

    @ParameterizedTest
    @CsvSource({
        "ana@straße.example, ana@straße.example",
        "Ana@xn--exmple-cua.org, Ana@exämple.org",
        "ana@example.org, ana@example.org",
    })
    void areReadInTheLettersOfTheirLanguage(String text, String shown) {
        assertThat(EmailAddress.parse(text).unicode()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "ana@example.org, false",
        "ana@exämple.org, false",
        "ana@пример.рф, false",
        "ana@例えカナ.jp, false",
        "ana@日本news.jp, false",
        // The first letter is Cyrillic.
        "ana@\u0435xample.org, true",
        "ana@p\u0430ypal.example, true",
        "ana@\u03BFutlook.com, true",
    })
    void sayWhetherTheirDomainMixesScripts(String text, boolean mixed) {
        assertThat(EmailAddress.parse(text).mixesScripts()).isEqualTo(mixed);
    }

    @Test
    void refusePartsThatCouldEndAnEnvelope() {
        assertThatThrownBy(() -> new EmailAddress("ana>\r\nRCPT TO:<eve", "example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmailAddress("ana", "example.org> SIZE=1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuseALengthNoServerTakes() {
        assertThatThrownBy(() -> EmailAddress.parse("a".repeat(60) + "@" + "b.".repeat(100) + "example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "The Daily <daily@example.org>, The Daily, daily@example.org",
        "'\"The Daily, Ltd\" <daily@example.org>', 'The Daily, Ltd', daily@example.org",
        "daily@example.org, '', daily@example.org",
    })
    void standBehindTheNameOfASender(String text, String name, String address) {
        assertThat(Mailbox.parse(text)).isEqualTo(new Mailbox(name, EmailAddress.parse(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Daily",
                "A <a@b.org> <c@d.org>",
                "A\r\nBcc: x <a@b.org>",
                "A <>",
                "a@b.org, c <d@e.org>",
                "ceo@bank.com <x@evil.org>",
                "\"A <a@b.org>",
                "A\u202EB <a@b.org>"
            })
    void refuseASenderWithTwoMeanings(String text) {
        assertThatThrownBy(() -> Mailbox.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
