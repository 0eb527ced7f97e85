package org.presstime.render;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.presstime.edition.Edition;
import org.presstime.story.Story;

/** Where stories stand for good: each on the page of the edition that tells it. */
final class StoryPlaces {

    private final Map<Story, URI> places = new HashMap<>();

    /** The places of all stories of some editions; one that several tell stands in the last of them. */
    StoryPlaces(List<Edition> editions, PageAddresses addresses) {
        for (Edition edition : editions) {
            int number = 1;
            for (Story story : edition.content().stories()) {
                places.put(story, addresses.story(edition.key(), number++));
            }
        }
    }

    URI of(Story story) {
        URI place = places.get(story);
        if (place == null) {
            throw new IllegalArgumentException("no edition tells the story " + story.key());
        }
        return place;
    }
}
