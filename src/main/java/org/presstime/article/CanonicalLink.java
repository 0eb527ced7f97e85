package org.presstime.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The address of an article to show, among the many ways it is linked to. */
final class CanonicalLink {

    private static final Pattern AMP_CACHE = Pattern.compile("https?://[^/]+\\.cdn\\.ampproject\\.org/\\w+/(s/)?(.+)");
    private static final Pattern AMP_VIEWER =
            Pattern.compile("https?://www\\.(?:google\\.[a-z.]{2,6}|bing\\.com)/amp/(s/)?(.+)");
    private static final Pattern REDIRECTOR = Pattern.compile(
            "https?://www\\.google\\.[a-z.]{2,6}/url\\?(?:.*&)?(?:url|q)=(https?(?:://|%3A%2F%2F)[^&]+).*");
    // A page that a script puts together: the fragment names the article.
    private static final Pattern ROUTE = Pattern.compile("[!/].+");

    private CanonicalLink() {}

    /**
     * The address without tracking, user, default port, fragment, and capital letters in its host; that of the page itself
     * where a cache or a redirector stands before it. It leads where the given one leads.
     *
     * @param link http or https, with a host
     */
    static URI of(URI link) {
        URI page = behind(link);
        try {
            return new URI(origin(page) + path(page) + query(page) + fragment(page));
        } catch (URISyntaxException impossible) {
            return page;
        }
    }

    private static URI behind(URI link) {
        String text = link.toString();
        Matcher redirector = REDIRECTOR.matcher(text);
        Optional<String> target = redirector.matches()
                ? Optional.of(java.net.URLDecoder.decode(redirector.group(1), java.nio.charset.StandardCharsets.UTF_8))
                : cached(AMP_CACHE.matcher(text)).or(() -> cached(AMP_VIEWER.matcher(text)));
        try {
            return target.map(URI::create)
                    .filter(address -> address.getHost() != null && address.getScheme() != null)
                    .orElse(link);
        } catch (IllegalArgumentException notAnAddress) {
            return link;
        }
    }

    private static Optional<String> cached(Matcher cache) {
        return cache.matches()
                ? Optional.of((cache.group(1) == null ? "http://" : "https://") + cache.group(2))
                : Optional.empty();
    }

    private static String origin(URI link) {
        String scheme = link.getScheme().toLowerCase(Locale.ROOT);
        String host = link.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        boolean usualPort = link.getPort() == (scheme.equals("http") ? 80 : 443);
        return scheme + "://" + host + (link.getPort() < 0 || usualPort ? "" : ":" + link.getPort());
    }

    private static String path(URI link) {
        String path = String.valueOf(link.normalize().getRawPath()).replaceFirst("(?i);jsessionid=[^/?]*", "");
        return link.getRawPath() == null || path.isEmpty() ? "/" : path;
    }

    private static String query(URI link) {
        if (link.getRawQuery() == null) {
            return "";
        }
        String kept = Arrays.stream(link.getRawQuery().split("&", -1))
                // Escaped once too often: "&amp;" between two parameters.
                .map(parameter -> parameter.replaceFirst("^amp;", ""))
                .filter(parameter -> !parameter.isEmpty() && !TrackingParameters.contain(parameter))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static String fragment(URI link) {
        String fragment = link.getRawFragment();
        return fragment == null || !ROUTE.matcher(fragment).matches() ? "" : "#" + fragment;
    }
}
