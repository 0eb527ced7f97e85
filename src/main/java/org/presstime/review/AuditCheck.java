package org.presstime.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presstime.review.AuditTrail.Entry;
import org.presstime.review.AuditTrail.Head;

/** Walks along a trail, from hash to hash. */
final class AuditCheck {

    private String previous = "";
    private long number;
    private @Nullable String fault;

    Optional<String> of(AuditTrail trail) {
        trail.forEach(this::step);
        Head head = trail.head();
        if (fault == null && head.entries() != number) {
            fault = "the trail ends with entry " + number + ", and should with " + head.entries();
        }
        if (fault == null && !head.hash().equals(previous)) {
            fault = "the last entry is not the one that was written last";
        }
        return Optional.ofNullable(fault);
    }

    private void step(Entry entry) {
        if (fault == null && entry.number() != number + 1) {
            fault = "entry " + (number + 1) + " is missing";
        }
        if (fault == null && !entry.hash().equals(entry.expectedHash(previous))) {
            fault = "entry " + entry.number() + " is not as it was written";
        }
        previous = entry.hash();
        number = entry.number();
    }
}
