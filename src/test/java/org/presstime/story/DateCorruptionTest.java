package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;

/** When something happened, told right and told wrong: each phrase replaced by another of its kind. */
class DateCorruptionTest {

    private static final int TURNS = 2000;
    private static final List<List<String>> ENGLISH = List.of(
            List.of("yesterday", "today", "tomorrow", "tonight"),
            List.of("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Sunday"),
            List.of("last week", "next week", "this week", "last month", "next month", "last year", "next year"),
            List.of("last Monday", "next Monday", "last Friday", "next Friday"),
            List.of("two days ago", "in two days", "three weeks ago", "in three weeks", "two weeks ago"),
            List.of("in January", "in March", "in May", "in July", "in September", "in December"),
            List.of("on 12 March 2026", "on 13 March 2026", "on 12 April 2026", "on 12 March 2025"),
            List.of("on March 3", "on March 4", "on June 3", "on 5 June"),
            List.of(
                    "from Monday to Friday",
                    "from Friday to Monday",
                    "from Tuesday to Friday",
                    "from Monday to Thursday"),
            List.of("between 3 and 5 March", "between 5 and 3 March", "between 3 and 6 March", "between 3 and 5 May"),
            List.of("from 2019 to 2023", "from 2023 to 2019", "from 2018 to 2023", "from 2019 to 2024"),
            List.of("since Monday", "until Monday", "before Monday", "after Monday"),
            List.of("since 2019", "until 2019", "before 2019", "after 2018"),
            List.of("at 9:30", "at 9:45", "at 19:30", "at 10:30"));
    private static final List<List<String>> SPANISH = List.of(
            List.of("ayer", "hoy", "anoche", "anteayer"),
            List.of("el lunes", "el martes", "el miércoles", "el jueves", "el domingo"),
            List.of("la semana pasada", "la próxima semana", "el mes pasado", "el próximo mes", "el año pasado"),
            List.of("el lunes pasado", "el próximo lunes", "el viernes pasado", "el próximo viernes"),
            List.of("hace dos días", "dentro de dos días", "hace tres semanas", "dentro de tres semanas"),
            List.of("en enero", "en marzo", "en mayo", "en julio", "en septiembre", "en diciembre"),
            List.of("el 12 de marzo de 2026", "el 13 de marzo de 2026", "el 12 de abril de 2026"),
            List.of("de lunes a viernes", "de viernes a lunes", "de martes a viernes", "de lunes a jueves"),
            List.of("del 3 al 5 de marzo", "del 5 al 3 de marzo", "del 3 al 6 de marzo", "del 3 al 5 de mayo"),
            List.of("desde el lunes", "hasta el lunes", "antes del lunes", "después del lunes"),
            List.of("a las 9:30", "a las 9:45", "a las 19:30", "a las 10:30"));

    @Test
    void ofAThousandAndMoreWrongDatesNearlyAllAreTurnedAwayAndOfRightOnesNearlyNone() {
        SplittableRandom random = new SplittableRandom(20261125);
        List<String> believed = new ArrayList<>();
        List<String> flagged = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            boolean english = turn % 2 == 0;
            List<List<String>> kinds = english ? ENGLISH : SPANISH;
            List<String> phrases = kinds.get(turn / 2 % kinds.size());
            String right = phrases.get(random.nextInt(phrases.size()));
            List<String> others =
                    phrases.stream().filter(phrase -> !phrase.equals(right)).toList();
            String wrong = others.get(random.nextInt(others.size()));
            FactGate gate = new FactGate(List.of(article(english, right)));
            if (gate.support(sentence(english, wrong)).isPresent()) {
                believed.add(right + " > " + wrong);
            }
            if (gate.support(sentence(english, right)).isEmpty()) {
                flagged.add(right);
            }
        }
        assertThat(believed).as("%s", believed).hasSizeLessThanOrEqualTo(TURNS / 100);
        assertThat(flagged).as("%s", flagged).hasSizeLessThanOrEqualTo(TURNS / 50);
    }

    private static Article article(boolean english, String when) {
        String more = english
                ? " Ines Holt of the port authority spoke to reporters on Saturday. Repairs may take eleven weeks, she said."
                : " Inés Holt, de la autoridad portuaria, habló con la prensa el sábado. Las obras durarán once semanas, dijo.";
        return Articles4Tests.article(
                1, english ? Locale.ENGLISH : Locale.forLanguageTag("es"), sentence(english, when) + more);
    }

    private static String sentence(boolean english, String when) {
        return english
                ? "The harbour bridge in Lethmar closed to traffic " + when + " because of cracks."
                : "El puente del puerto de Lethmar cerró al tráfico " + when + " por unas grietas.";
    }
}
