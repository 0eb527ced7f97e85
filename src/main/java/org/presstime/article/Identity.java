package org.presstime.article;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.presstime.feed.Entry;

/**
 * What makes an article one and the same, in its feed: its publisher's identifier, or the page it stands on. An article
 * that has either of another one is that one.
 *
 * @param id the publisher's own identifier, or the link where there is none
 * @param page the {@link PageKey} of its link; of the link and the identifier where many articles name the same page
 */
record Identity(String id, String page) {

    private static final int LONGEST_ID = 500;

    /** The identity of an entry that is looked at alone. */
    static Identity of(Entry entry, URI link, String title) {
        String page = PageKey.of(link);
        Optional<String> id = entry.id().filter(given -> given.length() <= LONGEST_ID);
        // A page that is the whole site's says nothing about the article.
        if (entry.link().isEmpty() || PageKey.isSite(link)) {
            String name = id.orElseGet(() -> Candidate.fingerprint(
                    title + entry.published().map(Instant::toString).orElse("")));
            return new Identity(id.orElse(link + "#" + name), page + "#" + name);
        }
        return new Identity(id.orElse(link.toString()), page);
    }

    /**
     * Tells the articles of one document apart: an identifier, or a page, that articles of different titles share is the
     * identity of none of them. (Of equal titles, they are the same article, linked to in several ways.)
     */
    static List<Candidate> toldApart(List<Candidate> document) {
        Set<String> ids = shared(document, Identity::id);
        Set<String> pages = shared(document, Identity::page);
        return document.stream()
                .map(candidate -> candidate.with(candidate.identity().unlike(ids, pages, candidate.title())))
                .toList();
    }

    private static Set<String> shared(List<Candidate> document, Function<Identity, String> part) {
        return document.stream()
                .collect(Collectors.groupingBy(
                        candidate -> part.apply(candidate.identity()),
                        Collectors.mapping(Candidate::title, Collectors.toCollection(HashSet::new))))
                .entrySet()
                .stream()
                .filter(titles -> titles.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Identity unlike(Set<String> ids, Set<String> pages, String title) {
        boolean idIsShared = ids.contains(id);
        boolean pageIsShared = pages.contains(page);
        String name = idIsShared ? Candidate.fingerprint(title) : id;
        return new Identity(
                idIsShared ? (pageIsShared ? id + "#" + name : page) : id, pageIsShared ? page + "#" + name : page);
    }
}
