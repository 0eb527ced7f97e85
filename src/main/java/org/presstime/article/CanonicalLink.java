package org.presstime.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The one address of an article among the many ways it is linked to. */
final class CanonicalLink {

    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "msclkid",
            "mc_cid",
            "mc_eid",
            "igshid",
            "yclid",
            "twclid",
            "wt_mc",
            "ns_campaign",
            "at_medium",
            "at_campaign",
            "cmpid",
            "ocid",
            "_hsenc",
            "_hsmi",
            "mkt_tok",
            "vero_id",
            "oly_enc_id");

    private CanonicalLink() {}

    /** The address without tracking, fragment, default port, and capital letters in its host. */
    static URI of(URI link) {
        String scheme = link.getScheme().toLowerCase(Locale.ROOT);
        String host = link.getHost().toLowerCase(Locale.ROOT);
        boolean usualPort = link.getPort() == (scheme.equals("http") ? 80 : 443);
        String port = link.getPort() < 0 || usualPort ? "" : ":" + link.getPort();
        String path = link.getRawPath() == null || link.getRawPath().isEmpty() ? "/" : link.getRawPath();
        try {
            return new URI(scheme + "://" + host + port + path + query(link));
        } catch (URISyntaxException impossible) {
            return link;
        }
    }

    private static String query(URI link) {
        if (link.getRawQuery() == null) {
            return "";
        }
        String kept = Arrays.stream(link.getRawQuery().split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static boolean isTracking(String parameter) {
        String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKING.contains(name);
    }
}
