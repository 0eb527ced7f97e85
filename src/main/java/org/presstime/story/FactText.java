package org.presstime.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as facts are read from it: its words in order, each with what kind of fact it carries. */
final class FactText {

    private static final Pattern TOKEN =
            Pattern.compile("[$€£]|%|\\p{N}+(?:[.,:]\\p{N}+)*|[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)*");
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "cannot", "nunca", "jamas",
            "nadie", "ninguno", "ninguna", "ningun", "nada", "sin", "tampoco", "ni");
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("dos", "2"),
            Map.entry("tres", "3"),
            Map.entry("cuatro", "4"),
            Map.entry("cinco", "5"),
            Map.entry("seis", "6"),
            Map.entry("siete", "7"),
            Map.entry("ocho", "8"),
            Map.entry("nueve", "9"),
            Map.entry("diez", "10"));
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("%", "percent"),
            Map.entry("percent", "percent"),
            Map.entry("per", "percent"),
            Map.entry("por", "percent"),
            Map.entry("$", "dollar"),
            Map.entry("dollar", "dollar"),
            Map.entry("dollars", "dollar"),
            Map.entry("dolares", "dollar"),
            Map.entry("€", "euro"),
            Map.entry("euro", "euro"),
            Map.entry("euros", "euro"),
            Map.entry("£", "pound"),
            Map.entry("pounds", "pound"),
            Map.entry("million", "million"),
            Map.entry("millones", "million"),
            Map.entry("billion", "billion"),
            Map.entry("thousand", "thousand"),
            Map.entry("mil", "thousand"),
            Map.entry("hundred", "hundred"),
            Map.entry("km", "kilometre"),
            Map.entry("kilometres", "kilometre"),
            Map.entry("kilometers", "kilometre"),
            Map.entry("kilometros", "kilometre"),
            Map.entry("miles", "mile"),
            Map.entry("metres", "metre"),
            Map.entry("meters", "metre"),
            Map.entry("metros", "metre"),
            Map.entry("tonnes", "tonne"),
            Map.entry("tons", "ton"),
            Map.entry("toneladas", "tonne"),
            Map.entry("degrees", "degree"),
            Map.entry("grados", "degree"),
            Map.entry("hours", "hour"),
            Map.entry("horas", "hour"),
            Map.entry("minutes", "minute"),
            Map.entry("minutos", "minute"),
            Map.entry("days", "day"),
            Map.entry("dias", "day"),
            Map.entry("weeks", "week"),
            Map.entry("semanas", "week"),
            Map.entry("months", "month"),
            Map.entry("meses", "month"),
            Map.entry("years", "year"),
            Map.entry("anos", "year"));

    private final List<Token> tokens;

    /** What a word is to a fact. */
    enum Kind {
        NUMBER,
        NAME,
        DATE,
        NEGATION,
        WORD,
        FILLER
    }

    /**
     * A word.
     *
     * @param unit what a number counts, when it says
     */
    record Token(String word, Kind kind, String unit) {

        /** Whether it must stand in the source exactly. */
        boolean isFact() {
            return kind == Kind.NUMBER || kind == Kind.NAME || kind == Kind.DATE;
        }
    }

    FactText(String text) {
        String plain = text.replaceAll("(?i)n['’]t\\b", " not ").replaceAll("(?i)\\bcannot\\b", "can not");
        Matcher matcher = TOKEN.matcher(plain);
        List<Token> read = new ArrayList<>();
        int previous = 0;
        String currency = "";
        while (matcher.find()) {
            String between = plain.substring(previous, matcher.start());
            boolean opening = previous == 0 || between.chars().anyMatch(sign -> ".?!:\n\"“«¿¡".indexOf(sign) >= 0);
            previous = matcher.end();
            if ("$€£".contains(matcher.group())) {
                currency = UNITS.getOrDefault(matcher.group(), "");
            } else {
                read.add(token(matcher.group(), opening, currency, plain.substring(previous)));
                currency = "";
            }
        }
        tokens = DateWords.marked(read);
    }

    List<Token> tokens() {
        return tokens;
    }

    private static Token token(String text, boolean opening, String currency, String rest) {
        String word = Lexicon.plain(text.replaceFirst("['’]s$", ""));
        String number = NUMBERS.get(word);
        if (number != null || Character.isDigit(text.codePointAt(0))) {
            return new Token(number == null ? figure(text) : number, Kind.NUMBER, unit(currency, rest));
        }
        return new Token(word, kind(text, word, opening), "");
    }

    private static Kind kind(String text, String word, boolean opening) {
        boolean capital = Character.isUpperCase(text.codePointAt(0));
        if (NEGATIONS.contains(word)) {
            return Kind.NEGATION;
        }
        if (DateWords.isDate(word, capital)) {
            return Kind.DATE;
        }
        if (StopWords.contains(word)) {
            return Kind.FILLER;
        }
        return capital && !opening ? Kind.NAME : Kind.WORD;
    }

    /** "1,200" and "1.200" are one number, "1.2" is another. */
    private static String figure(String text) {
        return text.matches("\\d{1,3}([.,]\\d{3})+") ? text.replaceAll("[.,]", "") : text.replace(',', '.');
    }

    private static String unit(String currency, String rest) {
        Matcher next = TOKEN.matcher(rest);
        if (next.lookingAt() || (rest.startsWith(" ") && next.find() && next.start() <= 1)) {
            String unit = UNITS.getOrDefault(Lexicon.plain(next.group()), "");
            return currency.isEmpty() ? unit : (currency + " " + unit).strip();
        }
        return currency;
    }

    /** The words that say something, cut to their stems. */
    Set<String> content() {
        Set<String> content = new HashSet<>();
        tokens.stream()
                .filter(token -> token.kind() != Kind.FILLER && token.kind() != Kind.NEGATION)
                .forEach(token -> content.add(stem(token)));
        return content;
    }

    /** The words that say something around a place, so many to each side. */
    Set<String> around(int place, int reach) {
        Set<String> around = new HashSet<>();
        for (int step : new int[] {-1, 1}) {
            int found = 0;
            for (int at = place + step; at >= 0 && at < tokens.size() && found < reach; at += step) {
                Kind kind = tokens.get(at).kind();
                if (kind != Kind.FILLER && kind != Kind.NEGATION) {
                    around.add(stem(tokens.get(at)));
                    found++;
                }
            }
        }
        return around;
    }

    /** What is denied: the first word that says something after each negation. */
    List<String> denied() {
        List<String> denied = new ArrayList<>();
        for (int place = 0; place < tokens.size(); place++) {
            if (tokens.get(place).kind() == Kind.NEGATION) {
                int after = place + 1;
                while (after < tokens.size() && tokens.get(after).kind() == Kind.FILLER) {
                    after++;
                }
                denied.add(after < tokens.size() ? stem(tokens.get(after)) : "");
            }
        }
        return denied;
    }

    static String stem(Token token) {
        return token.word().length() > 6 ? token.word().substring(0, 6) : token.word();
    }
}
