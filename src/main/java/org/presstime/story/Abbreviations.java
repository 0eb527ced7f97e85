package org.presstime.story;

import java.util.Locale;
import java.util.Set;

/** Words with a full stop after which a sentence goes on. */
final class Abbreviations {

    private static final Set<String> ENGLISH = Set.of(
            "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "gen.", "sen.", "rep.", "gov.", "lt.", "col.", "capt.", "sgt.",
            "rev.", "hon.", "jr.", "sr.", "vs.", "no.", "nos.", "approx.", "est.", "jan.", "feb.", "aug.", "sept.",
            "oct.", "nov.", "dec.", "u.s.", "u.k.", "u.n.", "e.g.", "i.e.");
    private static final Set<String> SPANISH = Set.of(
            "sr.", "sra.", "srta.", "dr.", "dra.", "d.", "dña.", "prof.", "ud.", "uds.", "p.", "ej.", "núm.", "art.",
            "av.", "avda.", "gral.", "cap.", "aprox.", "ee.", "uu.", "pág.", "págs.", "vol.", "excmo.", "ilmo.");

    private Abbreviations() {}

    static Set<String> of(Locale language) {
        return language.getLanguage().equals("es") ? SPANISH : ENGLISH;
    }
}
