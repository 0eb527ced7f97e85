package org.presstime.feed;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.Header;
import org.presstime.feed.FetchOutcome.Validators;
import org.presstime.feed.PageFetcher.Page.Fetched;
import org.presstime.feed.PageFetcher.Page.Missing;

/** Pages from the {@link Web}. */
record WebPages(Web web) implements PageFetcher {

    @Override
    public Page fetch(URI address, String accept, long maxBytes) {
        try (Memory.Allowance allowance = web.allowance()) {
            Web.Answer answer =
                    web.get(new Web.Request(address, accept, Validators.NONE, maxBytes, web.timeout(), allowance));
            return answer.status() == 200
                    ? new Fetched(answer.address(), headers(answer.headers()), answer.body())
                    : new Missing(
                            OptionalInt.of(answer.status()),
                            "HTTP " + answer.status() + " from "
                                    + answer.address().getHost());
        } catch (IOException failure) {
            return new Missing(OptionalInt.empty(), FetchFailure.inWords(failure));
        }
    }

    private static Map<String, List<String>> headers(Header[] headers) {
        return Arrays.stream(headers)
                .filter(header -> header.getValue() != null)
                .collect(Collectors.groupingBy(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        Collectors.mapping(header -> header.getValue().strip(), Collectors.toUnmodifiableList())));
    }
}
