package org.presstime.archive;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A page of the list of a newsletter's editions.
 *
 * @param newsletter what readers call the newsletter
 * @param editions newest first
 * @param page which one this is, from 1
 * @param pages how many there are, at least 1
 * @param feed the Atom feed of the editions
 */
record EditionList(String newsletter, List<Item> editions, int page, int pages, URI feed) {

    /**
     * An edition in the list.
     *
     * @param corrected when it was last corrected
     * @param number 0 for those that are not counted
     */
    public record Item(String subject, Optional<LocalDate> corrected, LocalDate date, int number, URI address) {}
}
