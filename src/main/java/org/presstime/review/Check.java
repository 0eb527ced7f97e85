package org.presstime.review;

import java.util.Optional;

/** What a guideline looks for in a passage. */
interface Check {

    /** What is wrong with a passage, in a few words; empty when nothing is, or when the check is not about such parts. */
    Optional<String> wrongWith(Passage passage);
}
