package org.presstime.web.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.presstime.review.AuditTrail.Entry;
import org.presstime.web.Json;

/** An entry of the audit trail as one line of JSON, as {@code presstime audit export} writes it. */
final class AuditLine {

    private AuditLine() {}

    static String write(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("number", entry.number());
        line.put("at", entry.at().toString());
        line.put("who", entry.who());
        line.put("edition", entry.edition());
        line.put("deed", entry.deed());
        line.put("before", entry.before());
        line.put("after", entry.after());
        line.put("hash", entry.hash());
        return Json.write(line);
    }
}
