package org.presstime.archive;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

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

    /** An edition in the list. */
    public record Item(String subject, LocalDate date, int number, URI address) {}
}
