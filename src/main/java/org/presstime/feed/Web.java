package org.presstime.feed;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.presstime.feed.FetchOutcome.Validators;
import org.presstime.settings.Settings;

/**
 * Somebody else's web servers. Whatever they do, a request costs at most so many bytes after decompression and so many
 * seconds in all; a host gets at most two requests at a time; and no private address is ever connected to, whichever name,
 * redirect or spelling leads there, unless the configuration lists it. Safe for use by many threads.
 */
final class Web implements AutoCloseable {

    private static final int OK = 200;
    private static final int REDIRECTS = 5;
    private static final List<Integer> FOR_GOOD = List.of(301, 308);
    private static final List<Integer> MOVED = List.of(301, 302, 303, 307, 308);

    private final Settings.Fetch limits;
    private final Memory memory;
    private final HostTurns turns = new HostTurns();
    private final Client publicOnly;
    private final Client anywhere;

    Web(Settings.Fetch limits, String userAgent) {
        this(limits, userAgent, SystemDefaultDnsResolver.INSTANCE, DefaultClientTlsStrategy.createSystemDefault());
    }

    /** A web whose names mean what a resolver says, and whose certificates are those a strategy trusts. */
    Web(Settings.Fetch limits, String userAgent, DnsResolver names, TlsStrategy tls) {
        this.limits = limits;
        this.memory = new Memory(limits.maxBytes());
        DnsResolver timed = new TimedResolver(names, limits.timeout());
        this.publicOnly = new Client(userAgent, limits.timeout(), new PublicOnlyResolver(timed), tls);
        this.anywhere = new Client(userAgent, limits.timeout(), timed, tls);
    }

    /**
     * What to ask for.
     *
     * @param accept the kinds of document that are of use, as RFC 9110, 12.5.1, writes them
     * @param known of the last time, so that what is unchanged is not sent again
     * @param maxBytes after decompression
     * @param time in all, through redirects; waiting for a turn is not counted
     * @param allowance what the answer may take of the memory; whoever asks gives it back
     */
    record Request(
            URI address, String accept, Validators known, long maxBytes, Duration time, Memory.Allowance allowance) {

        Request at(URI other) {
            return new Request(other, accept, known, maxBytes, time, allowance);
        }
    }

    /**
     * What a server answered.
     *
     * @param address where the answer came from in the end
     * @param moved where it says the document is for good, if that is not where we asked
     * @param body empty when the status is not 200
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
    record Answer(int status, URI address, Optional<URI> moved, Header[] headers, byte[] body) {

        static Answer ofFile(byte[] body, URI file) {
            return new Answer(OK, file, Optional.empty(), new Header[0], body);
        }

        /** All values of a header, in the order in which they came. */
        List<String> all(String name) {
            return Arrays.stream(headers)
                    .filter(header -> header.getName().equalsIgnoreCase(name) && header.getValue() != null)
                    .map(header -> header.getValue().strip())
                    .toList();
        }

        /** The value of a header that a server sends once. */
        Optional<String> header(String name) {
            return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
        }
    }

    /** What a request may take in all, as configured. */
    Duration timeout() {
        return limits.timeout();
    }

    /** What an answer may take of the memory; to be closed when nobody needs the answer any more. */
    Memory.Allowance allowance() {
        return memory.allowance();
    }

    /**
     * Gets a document, through redirects.
     *
     * @throws IOException when a limit is reached, the address is private, or the network fails
     */
    Answer get(Request wanted) throws IOException {
        Stopwatch left = new Stopwatch(wanted.time());
        URI next = wanted.address();
        URI stored = next;
        boolean forGood = true;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Answer answer = hop(
                    wanted.at(next), stored.equals(wanted.address()) ? Optional.empty() : Optional.of(stored), left);
            Optional<String> location =
                    MOVED.contains(answer.status()) ? answer.header(HttpHeaders.LOCATION) : Optional.empty();
            if (location.isEmpty()) {
                return answer;
            }
            next = resolved(next, location.get());
            forGood = forGood && FOR_GOOD.contains(answer.status());
            stored = forGood ? next : stored;
        }
        throw new FetchFailure("it redirects more than " + REDIRECTS + " times");
    }

    private Answer hop(Request request, Optional<URI> moved, Stopwatch left) throws IOException {
        URI address = request.address();
        Client client = client(checked(address));
        HostTurns.Turn turn = turns.await(address.getHost());
        Body.Raw raw;
        // The time spent waiting for a turn is ours, not the server's.
        try (Stopwatch running = left.start()) {
            raw = client.get(request, running);
        } finally {
            turn.end();
        }
        Answer answer = new Answer(raw.status(), address, moved, raw.headers(), raw.body());
        if (raw.body().length == 0) {
            return answer;
        }
        String encodings = String.join(",", answer.all(HttpHeaders.CONTENT_ENCODING));
        byte[] plain = Compression.undo(raw.body(), encodings, request.maxBytes());
        request.allowance().growTo(plain.length);
        return new Answer(raw.status(), address, moved, raw.headers(), plain);
    }

    private static URI checked(URI address) throws IOException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || address.getHost() == null) {
            throw new FetchFailure("not an http or https address: " + address);
        }
        if (address.getRawUserInfo() != null) {
            throw new FetchFailure("an address with a name or a password in it: " + address.getHost());
        }
        return address;
    }

    private static URI resolved(URI base, String location) throws IOException {
        try {
            // Blanks and their like are no part of an address, and in many.
            return base.resolve(location.replace(" ", "%20").replace("|", "%7C"));
        } catch (IllegalArgumentException nonsense) {
            throw new FetchFailure("it redirects to what is no address");
        }
    }

    private Client client(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        String port = ":" + (address.getPort() >= 0 ? address.getPort() : usual);
        return limits.allowPrivate().contains(host) || limits.allowPrivate().contains(host + port)
                ? anywhere
                : publicOnly;
    }

    @Override
    public void close() {
        publicOnly.close();
        anywhere.close();
    }
}
