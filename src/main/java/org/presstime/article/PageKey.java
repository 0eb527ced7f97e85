package org.presstime.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What all addresses of one page have in common: to compare, not to open. Scheme, {@code www}, hosts and paths for mobile
 * devices and AMP, index files, trailing slashes and the order of parameters do not tell articles apart; everything else
 * does.
 */
final class PageKey {

    private static final Set<String> DOORS = Set.of("www", "m", "mobile", "amp", "wap", "touch");
    private static final Pattern INDEX =
            Pattern.compile("/(?:index\\.(?:x?html?|shtml|php|aspx?|jsp|cfm)|default\\.(?:html?|aspx?))$");
    private static final Pattern AMP_ENDING = Pattern.compile("(?<=[^/])/amp$|\\.amp(?=$|\\.html?$)");
    private static final Pattern AMP_PARAMETER =
            Pattern.compile("(?i)amp(=(1|true)?)?|(output_?type|format|view)=amp|_amp(=(1|true)?)?|noamp=\\w+");
    // Blogger's: /2026/11/title.html?m=1.
    private static final Pattern BLOGGER = Pattern.compile("/\\d{4}/\\d{2}/[^/]+\\.html");
    private static final Pattern BLOGGER_PARAMETER = Pattern.compile("m=[01]");

    private PageKey() {}

    /** The key of an address that is http or https and has a host. */
    static String of(URI address) {
        URI link = CanonicalLink.of(address);
        String port = link.getPort() < 0 ? "" : ":" + link.getPort();
        String path = path(unescaped(link.getRawPath()));
        String fragment = link.getRawFragment() == null ? "" : "#" + link.getRawFragment();
        return "https://" + host(link.getHost()) + port + path + query(link, path) + fragment;
    }

    /** Whether an address is that of a whole site, which any number of articles may name as theirs. */
    static boolean isSite(URI address) {
        URI link = CanonicalLink.of(address);
        return path(link.getRawPath()).equals("/") && link.getRawQuery() == null && link.getRawFragment() == null;
    }

    private static String host(String host) {
        List<String> labels = Arrays.asList(host.split("\\."));
        while (labels.size() > 2 && DOORS.contains(labels.get(0))) {
            labels = labels.subList(1, labels.size());
        }
        // en.m.wikipedia.org
        return labels.size() > 3 && labels.get(1).equals("m")
                ? labels.get(0) + "." + String.join(".", labels.subList(2, labels.size()))
                : String.join(".", labels);
    }

    private static String path(String written) {
        String path = written.replaceAll("/{2,}", "/");
        path = INDEX.matcher(path).replaceFirst("/").replaceFirst("/$", "");
        path = AMP_ENDING.matcher(path).replaceFirst("");
        path = path.replaceFirst("^/amp/(?=[^/])", "/").replaceFirst("/$", "");
        return path.isEmpty() ? "/" : path;
    }

    private static String query(URI link, String path) {
        if (link.getRawQuery() == null) {
            return "";
        }
        String kept = Arrays.stream(link.getRawQuery().split("&"))
                .filter(parameter -> !AMP_PARAMETER.matcher(parameter).matches())
                .filter(parameter -> !(BLOGGER.matcher(path).matches()
                        && BLOGGER_PARAMETER.matcher(parameter).matches()))
                .map(PageKey::unescaped)
                // The same name twice may depend on the order: a stable sort keeps it.
                .sorted(Comparator.comparing(parameter -> parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    /** RFC 3986, 6.2.2: what need not be escaped is not, and what must be is in capitals. */
    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            boolean escape =
                    octets[i] == '%' && i + 2 < octets.length && digit(octets[i + 1]) >= 0 && digit(octets[i + 2]) >= 0;
            int octet = escape ? digit(octets[i + 1]) * 16 + digit(octets[i + 2]) : octets[i] & 0xff;
            boolean unreserved = octet < 128 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
            if (unreserved || (!escape && octet < 128)) {
                plain.append((char) octet);
            } else {
                plain.append(String.format(Locale.ROOT, "%%%02X", octet));
            }
            i += escape ? 2 : 0;
        }
        return plain.toString();
    }

    private static int digit(byte octet) {
        return Character.digit(octet, 16);
    }
}
