package org.presstime.feed;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones as feeds write them: an offset in many spellings, a name, or both. */
final class Zones {

    private static final Pattern OFFSET = Pattern.compile(
            "[A-Za-z/]{0,12}\\s?([+\\-\u2212])\\s?(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?(?:\\s?\\(?[\\p{L}/_. ]{0,40}\\)?)?");
    private static final Pattern REMARK = Pattern.compile("\\s?\\([^()]{0,60}\\)$");
    private static final Map<String, ZoneId> NAMED = named(
            // RFC 822, 5.1
            "UT=+0 GMT=+0 UTC=+0 Z=+0 EST=-5 EDT=-4 CST=-6 CDT=-5 MST=-7 MDT=-6 PST=-8 PDT=-7",
            "ET=-5 CT=-6 MT=-7 PT=-8 AT=-4 AST=-4 ADT=-3 NST=-03:30 NDT=-02:30 AKST=-9 AKDT=-8 HST=-10",
            "WET=+0 WEST=+1 BST=+1 CET=+1 CEST=+2 MET=+1 MEST=+2 MEZ=+1 MESZ=+2 HNE=+1 EET=+2 EEST=+3 MSK=+3 MSD=+4",
            "SAST=+2 CAT=+2 EAT=+3 WAT=+1 IDT=+3 TRT=+3 GST=+4 PKT=+5 IST=+05:30 WIB=+7 ICT=+7 HKT=+8 SGT=+8 PHT=+8",
            "AWST=+8 JST=+9 KST=+9 ACST=+09:30 ACDT=+10:30 AEST=+10 AEDT=+11 NZST=+12 NZDT=+13 BRT=-3 ART=-3 CLT=-4");

    private Zones() {}

    private static Map<String, ZoneId> named(String... lines) {
        Map<String, ZoneId> zones = new HashMap<>();
        for (String line : lines) {
            for (String zone : line.split(" ", -1)) {
                zones.put(zone.substring(0, zone.indexOf('=')), ZoneOffset.of(zone.substring(zone.indexOf('=') + 1)));
            }
        }
        return zones;
    }

    /**
     * The zone a text names; UTC for none, and for a name nobody knows. Empty for what should be an offset and is none.
     *
     * <p>RFC 5322, 4.3: a single letter says nothing, as RFC 822 had them the wrong way round.
     */
    static Optional<ZoneId> of(String text) {
        String zone = REMARK.matcher(text).replaceFirst("").strip();
        ZoneId known =
                NAMED.get(zone.isEmpty() ? "UTC" : zone.toUpperCase(Locale.ROOT).replace(".", ""));
        if (known != null) {
            return Optional.of(known);
        }
        Matcher offset = OFFSET.matcher(text.strip());
        if (offset.matches()) {
            return offset(offset);
        }
        if (zone.indexOf('+') >= 0 || zone.indexOf('-') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(zone.indexOf('/') > 0 ? ZoneId.of(zone) : ZoneOffset.UTC);
        } catch (DateTimeException unknown) {
            return Optional.of(ZoneOffset.UTC);
        }
    }

    private static Optional<ZoneId> offset(Matcher found) {
        int hours = Integer.parseInt(found.group(2));
        int minutes = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        if (hours > 18 || minutes > 59) {
            return Optional.empty();
        }
        int seconds = Math.min(18 * 3600, hours * 3600 + minutes * 60);
        return Optional.of(ZoneOffset.ofTotalSeconds(found.group(1).equals("+") ? seconds : -seconds));
    }
}
