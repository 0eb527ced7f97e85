package org.presstime.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.presstime.story.FactText.Kind;
import org.presstime.story.FactText.Token;

/** The words of a text that say when: names of days and months, and those that say which one, and before or after what. */
final class DateWords {

    private static final Set<String> NAMED = words("""
            january february march april june july august september october november december monday tuesday wednesday
            thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
            diciembre lunes martes miercoles jueves viernes sabado domingo""");
    private static final Set<String> RELATIVE = words("""
            yesterday today tonight tomorrow ago ayer anteayer hoy anoche manana midnight noon medianoche mediodia""");
    private static final Set<String> SPANS = words("""
            second seconds minute minutes hour hours day days night nights week weeks weekend month months year years decade
            decades century morning afternoon evening spring summer autumn winter season segundo segundos minuto minutos hora
            horas dia dias noche noches semana semanas mes meses ano anos decada decadas siglo tarde primavera verano otono
            invierno""");
    private static final Set<String> WHICH = words("""
            last next this past coming previous following earlier later early late same first pasado pasada pasados pasadas
            proximo proxima proximos proximas ultimo ultima ultimos ultimas este esta anterior siguiente viene""");
    private static final Set<String> BOUNDS =
            words("since until till before after by from desde hasta antes despues tras");
    private static final Set<String> BACK = words("ago earlier before hace last past ultimos ultimas");
    private static final Set<String> AHEAD = words("in within later dentro next proximos proximas");
    private static final Set<String> ARTICLES = words("the el la los las de del of");

    private DateWords() {}

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    /** Whether a word alone says when; "May" is a month, "may" is not, and Spanish writes its months small. */
    static boolean isDate(String word, boolean capital) {
        return NAMED.contains(word) || RELATIVE.contains(word) || (word.equals("may") && capital);
    }

    /** The same words, those marked that say when only beside others. */
    static List<Token> marked(List<Token> tokens) {
        List<Token> marked = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            boolean which = (WHICH.contains(token.word()) && (isWhen(tokens, at - 1) || isWhen(tokens, at + 1)))
                    || (SPANS.contains(token.word()) && (is(tokens, at - 1, WHICH) || is(tokens, at + 1, WHICH)));
            boolean bound = BOUNDS.contains(token.word()) && boundsDate(tokens, at + 1);
            if (token.kind() == Kind.NUMBER) {
                marked.add(new Token(token.word(), token.kind(), (token.unit() + direction(tokens, at)).strip()));
            } else {
                marked.add(which || bound ? new Token(token.word(), Kind.DATE, "") : token);
            }
        }
        return marked;
    }

    private static boolean isWhen(List<Token> tokens, int at) {
        return at >= 0
                && at < tokens.size()
                && (tokens.get(at).kind() == Kind.DATE
                        || SPANS.contains(tokens.get(at).word()));
    }

    private static boolean boundsDate(List<Token> tokens, int at) {
        int after = at;
        while (after < tokens.size() && ARTICLES.contains(tokens.get(after).word())) {
            after++;
        }
        return isWhen(tokens, after)
                || (after < tokens.size() && tokens.get(after).word().matches("(?:19|20)\\d\\d"));
    }

    /** Three weeks ago and in three weeks are the same number of weeks, and not the same day. */
    private static String direction(List<Token> tokens, int at) {
        boolean span =
                at + 1 < tokens.size() && SPANS.contains(tokens.get(at + 1).word());
        if (!span) {
            return "";
        }
        boolean back = is(tokens, at - 1, BACK) || is(tokens, at + 2, BACK);
        boolean ahead = is(tokens, at - 1, AHEAD) || is(tokens, at - 2, Set.of("dentro")) || is(tokens, at + 2, AHEAD);
        return back ? " back" : ahead ? " ahead" : "";
    }

    private static boolean is(List<Token> tokens, int at, Set<String> words) {
        return at >= 0 && at < tokens.size() && words.contains(tokens.get(at).word());
    }

    /** Whether a word only joins others, as in "del 3 al 5". */
    static boolean joins(Token token) {
        return token.kind() == Kind.FILLER
                || ARTICLES.contains(token.word())
                || token.word().equals("al");
    }

    /** Whether two words are of one kind, so that one could stand in the other's place. */
    static boolean interchange(Token one, Token other) {
        return one.kind() == other.kind()
                && (one.kind() == Kind.NUMBER
                        || (one.kind() == Kind.DATE && NAMED.contains(one.word()) && NAMED.contains(other.word())));
    }
}
