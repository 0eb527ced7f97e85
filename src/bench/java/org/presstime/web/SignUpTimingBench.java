package org.presstime.web;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/**
 * Whether the time of the sign-up form's answer tells who is known here: addresses of each kind in random order, letters
 * sent beside, and each kind's median beside that of confirmed readers. A second set of confirmed readers is the noise. The
 * request right after each is timed as well, for what an answer sets off might delay the next one.
 */
public final class SignUpTimingBench {

    private static final int WARM_UP = 300;
    private static final Pattern SEAL = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final WebRoom room;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Kind, List<Double>> answers = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Double>> next = new EnumMap<>(Kind.class);
    private int sent;

    private enum Kind {
        CONFIRMED,
        CONFIRMED_AGAIN,
        PENDING,
        LEFT,
        SUPPRESSED,
        UNKNOWN
    }

    private record Sample(Kind kind, String address) {}

    private SignUpTimingBench(WebRoom room) {
        this.room = room;
    }

    /** Runs it: perhaps the number of addresses of each kind. */
    public static void main(String[] arguments) throws Exception {
        int each = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        mail.start();
        try (WebRoom room = new WebRoom(
                Files.createTempDirectory("timing-bench"), mail.getSmtp().getPort())) {
            SignUpTimingBench bench = new SignUpTimingBench(room);
            List<Sample> samples = bench.readers(each);
            Collections.shuffle(samples, new Random(3));
            room.readership.start();
            bench.measure(samples);
            bench.print();
        } finally {
            mail.stop();
        }
    }

    private List<Sample> readers(int each) {
        List<Sample> samples = new ArrayList<>();
        room.press.database.run(handle -> {
            for (int i = 0; i < each * Kind.values().length; i++) {
                Kind kind = Kind.values()[i % Kind.values().length];
                String address = "r%07d@readers.example".formatted(i);
                prepare(kind, EmailAddress.parse(address));
                samples.add(new Sample(kind, address));
            }
        });
        return samples;
    }

    private void prepare(Kind kind, EmailAddress address) {
        switch (kind) {
            case CONFIRMED, CONFIRMED_AGAIN -> add(address, State.CONFIRMED);
            case PENDING -> add(address, State.PENDING);
            case LEFT -> {
                add(address, State.CONFIRMED);
                room.subscribers.unsubscribe(room.subscribers.reader(address).orElseThrow(), "daily");
            }
            case SUPPRESSED -> room.suppress(address.toString());
            case UNKNOWN -> {}
        }
    }

    private void add(EmailAddress address, State state) {
        room.subscribers.add(new Request(address, "", "daily", state, "bench"));
    }

    private void measure(List<Sample> samples) throws Exception {
        String seal = seal();
        for (int i = 0; i < WARM_UP; i++) {
            post(seal, "warm%05d@readers.example".formatted(i));
        }
        for (Sample sample : samples) {
            answers.computeIfAbsent(sample.kind(), kind -> new ArrayList<>()).add(post(seal, sample.address()));
            next.computeIfAbsent(sample.kind(), kind -> new ArrayList<>())
                    .add(post(seal, "n%07d@readers.example".formatted(sent)));
        }
    }

    private String seal() throws Exception {
        HttpRequest page = HttpRequest.newBuilder(URI.create(room.address() + "/sign-up/daily"))
                .build();
        Matcher seal = SEAL.matcher(client.send(page, BodyHandlers.ofString()).body());
        if (!seal.find()) {
            throw new IllegalStateException("no form");
        }
        room.clock.pass(Duration.ofSeconds(3));
        return seal.group(1);
    }

    /** Sends the form from a client of its own; gives the milliseconds. */
    private double post(String seal, String address) throws Exception {
        sent++;
        // So that the rate for all together, of one in 1.8 seconds, lets it through.
        room.clock.pass(Duration.ofSeconds(2));
        HttpRequest request = HttpRequest.newBuilder(URI.create(room.address() + "/sign-up/daily"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", room.site())
                .header("X-Forwarded-For", "10." + (sent >> 16 & 255) + "." + (sent >> 8 & 255) + "." + (sent & 255))
                .POST(BodyPublishers.ofString("address=" + address + "&form=" + seal))
                .build();
        long start = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        double millis = (System.nanoTime() - start) / 1e6;
        if (status != 200) {
            throw new IllegalStateException("answered " + status + " for the form number " + sent);
        }
        return millis;
    }

    private void print() {
        for (Kind kind : Kind.values()) {
            double[] answer = sorted(answers, kind);
            double[] after = sorted(next, kind);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s n=%d  p10 %.3f  median %.3f  p90 %.3f  p99 %.3f ms, median to CONFIRMED %.3f;"
                            + " the next one: median %.3f, ratio %.3f%n",
                    kind,
                    answer.length,
                    at(answer, 0.1),
                    at(answer, 0.5),
                    at(answer, 0.9),
                    at(answer, 0.99),
                    at(answer, 0.5) / at(sorted(answers, Kind.CONFIRMED), 0.5),
                    at(after, 0.5),
                    at(after, 0.5) / at(sorted(next, Kind.CONFIRMED), 0.5));
        }
    }

    private static double[] sorted(Map<Kind, List<Double>> samples, Kind kind) {
        double[] values = samples.getOrDefault(kind, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(values);
        return values;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
