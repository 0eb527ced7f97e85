package org.presstime.story;

import java.util.Locale;
import java.util.Set;

/** Words with a full stop after which a sentence goes on. */
final class Abbreviations {

    private static final Set<String> TITLES = Set.of(
            "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "gen.", "sen.", "rep.", "gov.", "lt.", "col.", "capt.", "sgt.",
            "rev.", "hon.", "vs.", "approx.", "est.", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "e.g.",
            "i.e.", "messrs.", "mt.", "ft.", "adm.", "maj.", "cmdr.", "supt.", "insp.", "pres.");
    private static final Set<String> TRATAMIENTOS = Set.of(
            "sr.", "sra.", "srta.", "dr.", "dra.", "d.", "dña.", "prof.", "ud.", "uds.", "ej.", "av.", "avda.", "gral.",
            "cap.", "aprox.", "ee.", "excmo.", "ilmo.", "sto.", "sta.", "fr.", "mons.", "lic.", "ing.", "cía.", "dto.",
            "sres.", "sras.", "pdte.", "cte.", "tte.", "c.");
    private static final Set<String> BEFORE_A_NUMBER =
            Set.of("no.", "nos.", "núm.", "n.º", "art.", "p.", "pp.", "pág.", "págs.", "vol.", "fig.", "ch.", "tel.");
    private static final Set<String> MAYBE_LAST = Set.of(
            "u.s.", "u.k.", "u.n.", "a.m.", "p.m.", "inc.", "ltd.", "corp.", "co.", "jr.", "sr.", "etc.", "s.a.", "uu.",
            "a.c.", "d.c.", "bros.");
    private static final Set<String> OPENINGS = Set.of(
            "the", "it", "he", "she", "they", "we", "but", "and", "in", "on", "at", "a", "an", "this", "that", "these",
            "those", "there", "if", "when", "after", "before", "his", "her", "its", "their", "el", "la", "los", "las",
            "en", "un", "una", "pero", "según", "cuando", "tras", "esta", "este", "su", "sus");

    private Abbreviations() {}

    /** Whether a sentence goes on after a word with a full stop. */
    static boolean goesOn(String word, String next, Locale language) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (BEFORE_A_NUMBER.contains(lower)) {
            return !next.isEmpty() && Character.isDigit(next.codePointAt(0));
        }
        if (MAYBE_LAST.contains(lower)
                && !(lower.equals("sr.") && language.getLanguage().equals("es"))) {
            return !OPENINGS.contains(next.toLowerCase(Locale.ROOT));
        }
        return (language.getLanguage().equals("es") ? TRATAMIENTOS : TITLES).contains(lower);
    }
}
