package org.presstime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route against everybody who should not get through it. A row says what is answered
 *
 * <ul>
 *   <li>without any token;
 *   <li>with wrong ones: a cookie, a bearer token and a link that we did not make;
 *   <li>with the right ones, but asked for by a page of another site;
 *   <li>with those of another reader: their session, and a link of theirs that is for something else.
 * </ul>
 *
 * An answer with {@code !} changes the database, and is meant to; no other one changes anything. {@code {right}} in the
 * path is the right link of that route. A route without a row fails, and so does a row without a route.
 */
@Timeout(120)
class RouteTableTest {

    private static final String TABLE = """
            GET  | /                                       | /                                         | 200 200 200 200
            GET  | /{newsletter}                           | /daily                                    | 200 200 200 200
            GET  | /{newsletter}/editions.atom             | /daily/editions.atom                      | 200 200 200 200
            GET  | /{newsletter}/{date}                    | /daily/2026-11-24                         | 404 404 404 404
            GET  | /{newsletter}/{date}/{part}             | /daily/2026-11-24/week                    | 404 404 404 404
            GET  | /assets/htmx.js                         | /assets/htmx.js                           | 200 200 200 200
            GET  | /assets/site.css                        | /assets/site.css                          | 200 200 200 200
            GET  | /assets/desk.js                         | /assets/desk.js                           | 200 200 200 200
            GET  | /favicon.ico                            | /favicon.ico                              | 204 204 204 204
            GET  | /health                                 | /health                                   | 200 200 200 200
            GET  | /sign-up/{newsletter}                   | /sign-up/daily                            | 200 200 200 200
            POST | /sign-up/{newsletter}                   | /sign-up/daily                            | 200 200 200 200
            GET  | /sign-up/{newsletter}/embed             | /sign-up/daily/embed                      | 200 200 200 200
            POST | /sign-up/{newsletter}/embed             | /sign-up/daily/embed                      | 200 200 200 200
            GET  | /confirm/{token}                        | /confirm/{right}                          | 404 404 200 404
            POST | /confirm/{token}                        | /confirm/{right}                          | 403 403 403 403
            POST | /confirm/{token}/not-me                 | /confirm/{right}/not-me                   | 403 403 403 403
            GET  | /unsubscribe/{token}                    | /unsubscribe/{right}                      | 404 404 200 404
            POST | /unsubscribe/{token}                    | /unsubscribe/{right}                      | 404 404 200! 404
            POST | /unsubscribe/{token}/undo               | /unsubscribe/{right}/undo                 | 403 403 403 403
            GET  | /account                                | /account                                  | 401 401 200 401
            POST | /account/sign-in                        | /account/sign-in                          | 200 200 200 200
            GET  | /account/enter/{token}                  | /account/enter/{right}                    | 404 404 200 404
            POST | /account/enter/{token}                  | /account/enter/{right}                    | 403 403 403 403
            POST | /account/sign-out                       | /account/sign-out                         | 403 403 403 403
            POST | /account/settings                       | /account/settings                         | 401 401 403 401
            POST | /account/newsletters/{newsletter}       | /account/newsletters/daily                | 401 401 403 401
            POST | /account/newsletters/{newsletter}/choice | /account/newsletters/daily/choice         | 401 401 403 401
            POST | /account/address                        | /account/address                          | 401 401 403 401
            GET  | /account/move/{token}                   | /account/move/{right}                     | 404 404 200 404
            POST | /account/move/{token}                   | /account/move/{right}                     | 403 403 403 403
            GET  | /account/data                           | /account/data                             | 401 401 200 401
            GET  | /account/erase                          | /account/erase                            | 401 401 200 401
            POST | /account/erase                          | /account/erase                            | 401 401 403 401
            GET  | /desk                                   | /desk                                     | 401 401 200 401
            GET  | /desk/sign-in/{secret}                  | /desk/sign-in/{right}                     | 404 404 200 404
            POST | /desk/sign-in/{secret}                  | /desk/sign-in/{right}                     | 403 403 403 403
            POST | /desk/sign-out                          | /desk/sign-out                            | 401 401 403 401
            GET  | /desk/readers                           | /desk/readers                             | 401 401 200 401
            GET  | /desk/readers/{id}                      | /desk/readers/1                           | 401 401 200 401
            GET  | /desk/{newsletter}/preview              | /desk/daily/preview                       | 401 401 200 401
            GET  | /desk/{newsletter}/preview/mail         | /desk/daily/preview/mail                  | 401 401 200 401
            GET  | /desk/{newsletter}/progress             | /desk/daily/progress                      | 401 401 200 401
            GET  | /desk/{newsletter}/progress/now         | /desk/daily/progress/now                  | 401 401 200 401
            GET  | /desk/{newsletter}/send                 | /desk/daily/send                          | 401 401 200 401
            POST | /desk/{newsletter}/send                 | /desk/daily/send                          | 401 401 403 401
            POST | /desk/{newsletter}/test                 | /desk/daily/test                          | 401 401 403 401
            GET  | /desk/audit                             | /desk/audit                               | 401 401 403 401
            GET  | /desk/approve/{secret}                  | /desk/approve/{right}                     | 404 404 404 404
            POST | /desk/approve/{secret}                  | /desk/approve/{right}                     | 403 403 403 403
            POST | /desk/{newsletter}/review               | /desk/daily/review                        | 401 401 403 401
            GET  | /desk/{newsletter}/review/{date}        | /desk/daily/review/2026-11-24             | 401 401 404 401
            POST | /desk/{newsletter}/review/{date}/change | /desk/daily/review/2026-11-24/change      | 401 401 403 401
            POST | /desk/{newsletter}/review/{date}/undo   | /desk/daily/review/2026-11-24/undo        | 401 401 403 401
            POST | /desk/{newsletter}/review/{date}/approve | /desk/daily/review/2026-11-24/approve    | 401 401 403 401
            POST | /desk/{newsletter}/review/{date}/reject | /desk/daily/review/2026-11-24/reject      | 401 401 403 401
            GET  | /desk/{newsletter}/review/{date}/{part} | /desk/daily/review/2026-11-24/week        | 401 401 404 401
            POST | /desk/{newsletter}/review/{date}/{part}/change | /desk/daily/review/2026-11-24/week/change | 401 401 403 401
            POST | /desk/{newsletter}/review/{date}/{part}/undo | /desk/daily/review/2026-11-24/week/undo | 401 401 403 401
            POST | /desk/{newsletter}/review/{date}/{part}/approve | /desk/daily/review/2026-11-24/week/approve | 401 401 403 401
            POST | /desk/{newsletter}/review/{date}/{part}/reject | /desk/daily/review/2026-11-24/week/reject | 401 401 403 401
            POST | /desk/{newsletter}/review/{date}/{part}/send | /desk/daily/review/2026-11-24/correction-1/send | 401 401 403 401
            GET  | /desk/{newsletter}/correct/{date}       | /desk/daily/correct/2026-11-24            | 401 401 404 401
            POST | /desk/{newsletter}/correct/{date}       | /desk/daily/correct/2026-11-24            | 401 401 403 401
            GET  | /desk/{newsletter}/correct/{date}/{part} | /desk/daily/correct/2026-11-24/week      | 401 401 404 401
            POST | /desk/{newsletter}/correct/{date}/{part} | /desk/daily/correct/2026-11-24/week      | 401 401 403 401
            POST | /api/newsletters/{id}/editions/{date}/{part}/approval | /api/newsletters/daily/editions/2026-01-01/week/approval | 401 401 422 401
            POST | /api/newsletters/{id}/editions/{date}/{part}/rejection | /api/newsletters/daily/editions/2026-01-01/week/rejection | 401 401 422 401
            POST | /api/newsletters/{id}/editions/{date}/corrections | /api/newsletters/daily/editions/2026-01-01/corrections | 401 401 422 401
            POST | /api/newsletters/{id}/editions/{date}/{part}/corrections | /api/newsletters/daily/editions/2026-01-01/week/corrections | 401 401 422 401
            POST | /api/newsletters/{id}/editions/{date}/{part}/sending | /api/newsletters/daily/editions/2026-01-01/correction-1/sending | 401 401 404 401
            POST | /api/newsletters/{id}/editions/{date}/approval | /api/newsletters/daily/editions/2026-01-01/approval | 401 401 422 401
            POST | /api/newsletters/{id}/editions/{date}/rejection | /api/newsletters/daily/editions/2026-01-01/rejection | 401 401 422 401
            GET  | /api/newsletters                        | /api/newsletters                          | 401 401 200 401
            GET  | /api/newsletters/{id}/editions          | /api/newsletters/daily/editions           | 401 401 200 401
            GET  | /api/newsletters/{id}/editions/{date}   | /api/newsletters/daily/editions/2026-01-01 | 401 401 404 401
            GET  | /api/newsletters/{id}/editions/{date}/{part} | /api/newsletters/daily/editions/2026-01-01/week | 401 401 404 401
            POST | /api/newsletters/{id}/editions          | /api/newsletters/daily/editions           | 401 401 202! 401
            GET  | /api/newsletters/{id}/subscribers.csv   | /api/newsletters/daily/subscribers.csv    | 401 401 200 401
            POST | /api/newsletters/{id}/subscribers.csv   | /api/newsletters/daily/subscribers.csv    | 401 401 200 401
            GET  | /api/newsletters/{id}/subscribers.jsonl | /api/newsletters/daily/subscribers.jsonl  | 401 401 200 401
            GET  | /api/newsletters/{id}/audience          | /api/newsletters/daily/audience           | 401 401 200 401
            POST | /api/newsletters/{id}/tags              | /api/newsletters/daily/tags               | 401 401 422 401
            PUT  | /api/subscribers/{id}/tags/{tag}        | /api/subscribers/1/tags/vip               | 401 401 204! 401
            DELETE | /api/subscribers/{id}/tags/{tag}      | /api/subscribers/1/tags/vip               | 401 401 204 401
            GET  | /api/subscribers/{id}/choices           | /api/subscribers/1/choices                | 401 401 200 401
            PATCH | /api/subscribers/{id}/choices          | /api/subscribers/1/choices                | 401 401 422 401
            GET  | /api/feeds                              | /api/feeds                                | 401 401 200 401
            POST | /api/feeds/restart                      | /api/feeds/restart                        | 401 401 404 401
            GET  | /desk/feeds                             | /desk/feeds                               | 401 401 200 401
            POST | /desk/feeds/restart                     | /desk/feeds/restart                       | 401 401 403 401
            GET  | /api/held                               | /api/held                                 | 401 401 200 401
            POST | /api/held                               | /api/held                                 | 401 401 422 401
            POST | /desk/held/accept                       | /desk/held/accept                         | 401 401 403 401
            POST | /desk/held/seen                         | /desk/held/seen                           | 401 401 403 401
            GET  | /api/subscribers                        | /api/subscribers                          | 401 401 200 401
            POST | /api/subscribers                        | /api/subscribers                          | 401 401 422 401
            GET  | /api/subscribers/{id}                   | /api/subscribers/1                        | 401 401 200 401
            DELETE | /api/subscribers/{id}                 | /api/subscribers/99                       | 401 401 404 401
            POST | /api/subscribers/{id}/unsubscribe       | /api/subscribers/99/unsubscribe           | 401 401 404 401
            POST | /api/suppressions                       | /api/suppressions                         | 401 401 422 401
            POST | /api/suppressions/undo                  | /api/suppressions/undo                    | 401 401 422 401
            GET  | /api/suppressions/{address}             | /api/suppressions/x@example.org           | 401 401 404 401
            """;

    private static final List<String> FOREIGN =
            List.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site");

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    private WebRoom room;

    private record Row(String method, String route, String path, List<String> answers) {
        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    List.of(cells[3].strip().split(" ", -1)));
        }

        boolean changes() {
            return answers.stream().anyMatch(answer -> answer.endsWith("!"));
        }
    }

    private static List<Row> rows() {
        return TABLE.lines().map(Row::of).toList();
    }

    @BeforeEach
    void open() throws Exception {
        room = new WebRoom(directory);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> table = rows().stream()
                .map(row -> row.method() + " " + row.route())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(room.routes))
                .as("routes; a new one needs a row here")
                .isEqualTo(table);
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsThroughWhoShouldNot() throws Exception {
        WebRoom.Keys keys = room.keys(client);
        // Those that may change something come last.
        return Stream.concat(
                        rows().stream().filter(row -> !row.changes()),
                        rows().stream().filter(Row::changes))
                .map(row -> DynamicTest.dynamicTest(row.method() + " " + row.route(), () -> hold(row, keys)));
    }

    private void hold(Row row, WebRoom.Keys keys) throws Exception {
        String right = keys.link(row.route());
        attempt(row, 0, row.path().replace("{right}", "x"), List.of());
        attempt(
                row,
                1,
                row.path().replace("{right}", forged(right)),
                List.of("Cookie", "presstime=wrong; reader=wrong", "Authorization", "Bearer wrong"));
        attempt(
                row,
                3,
                row.path().replace("{right}", keys.othersLink(row.route())),
                List.of("Cookie", keys.othersCookies(), "Authorization", "Bearer " + keys.othersLink("")));
        List<String> foreign = new java.util.ArrayList<>(FOREIGN);
        foreign.addAll(List.of("Cookie", keys.cookies(), "Authorization", "Bearer " + WebRoom.API_TOKEN));
        attempt(row, 2, row.path().replace("{right}", right), foreign);
    }

    private void attempt(Row row, int column, String path, List<String> headers) throws Exception {
        String expected = row.answers().get(column);
        String before = room.dump();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(room.address() + path))
                .method(row.method(), BodyPublishers.ofString("address=eve@evil.example"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (row.path().startsWith("/api")) {
            request.method(row.method(), BodyPublishers.noBody());
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        String what = row.method() + " " + row.route() + ", column " + column;
        assertThat(status).as(what).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
        if (!expected.endsWith("!")) {
            assertThat(room.dump()).as(what + " changes nothing").isEqualTo(before);
        }
    }

    /** As ours, but for one letter in the middle. */
    private static String forged(String right) {
        int middle = right.length() / 2;
        char other = right.charAt(middle) == 'A' ? 'B' : 'A';
        return right.substring(0, middle) + other + right.substring(middle + 1);
    }
}
