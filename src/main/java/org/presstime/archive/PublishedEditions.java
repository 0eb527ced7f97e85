package org.presstime.archive;

import java.util.List;
import org.presstime.edition.Edition;

/** The editions anybody may see: those on their way and those that have arrived. */
interface PublishedEditions {

    int count(String newsletter);

    /** Newest first. */
    List<Edition> newest(String newsletter, int limit, int skipped);
}
