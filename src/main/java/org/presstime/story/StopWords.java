package org.presstime.story;

import java.util.List;
import java.util.Set;

/** Words that stand in every article and tell no event from another, in all languages at once, without accents. */
final class StopWords {

    private static final Set<String> ALL = Set.copyOf(List.of("""
            a about above after again against all almost along also although always am among an and another any are as at away
            back be became because been before being below between both but by came can come could day days did do does
            doing done down during each early either else even ever every few first for former found from full further get
            given go going got great had has have having he her here hers herself him himself his how however i if in into
            is it its itself just know known last late later least less let like long made make many may me might more
            morning most much must my near need never new next no nor not nothing now of off often on once one only onto or
            other others our out over own part per put quite rather really recent recently said same saw say saying says
            see seen set several shall she should since so some still such take taken than that the their them themselves
            then there these they thing think this those though three through thus time times to today told tomorrow too
            took toward towards two under until up upon us use used very want was way we week weeks well went were what
            when where whether which while who whole whom whose why will with within without would year years yes yesterday
            yet you your monday tuesday wednesday thursday friday saturday sunday month months according people
            ante antes aquel aquella aquellas aquellos aqui asi aun aunque bajo bien cada casi como con contra cual cuales
            cuando cuanto de del desde despues dia dias dice dicen dicho dijo donde dos durante e el ella ellas ellos en
            entre era eran es esa esas ese eso esos esta estaba estado estan estar estas este esto estos fue fueron gran
            ha habia haber hace hacer hacia han hasta hay hoy la las le les lo los mas mayor me mediante menos mes meses mi
            mientras mismo misma mucho muchos muy nada ni ninguna ninguno nos nosotros nuestra nuestro nueva nuevas nuevo
            nuevos nunca o otra otras otro otros para parte pasado pero poco podria por porque primer primera puede pueden
            pues que quien quienes se sea segun semana ser sera si sido siempre sin sino sobre solo son su sus tal tambien
            tan tanto te tendra tener tenia tiene tienen toda todas todavia todo todos tras tres tu u un una unas uno unos
            usted va van varios vez veces y ya yo ayer manana lunes martes miercoles jueves viernes sabado domingo ano anos
            """.strip().split("\\s+")));

    private StopWords() {}

    static boolean contains(String word) {
        return ALL.contains(word);
    }
}
