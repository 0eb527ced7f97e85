package org.presstime.cli;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.presstime.delivery.Dispatcher;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressRun.Mailing;
import org.presstime.schedule.FeedRounds;
import org.presstime.schedule.PressSchedule;
import org.presstime.schedule.ReviewCall;
import org.presstime.web.Newsroom;
import org.presstime.web.Page;
import org.presstime.web.WebServer;
import org.presstime.web.api.Api;
import org.presstime.web.api.IdempotentRequests;
import org.presstime.web.api.SubscribersApi;
import org.presstime.web.api.SuppressionsApi;
import org.presstime.web.desk.ApprovalPages;
import org.presstime.web.desk.DeskPages;
import org.presstime.web.desk.DeskRooms;
import org.presstime.web.desk.ReaderRooms;
import org.presstime.web.desk.ReviewRooms;
import org.presstime.web.desk.SignIns;
import org.presstime.web.reader.Readership;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: web, schedule and sending, until the process is told to end. */
@Command(
        name = "serve",
        description = "Serve the pages, start press runs at their hour, and send. The default command.")
final class ServeCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Option(names = "--host", paramLabel = "HOST", description = "Where to listen; default: 127.0.0.1")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Default: the port of site.url, or 8080.")
    private int port = -1;

    ServeCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() throws InterruptedException {
        Presstime room = presstime.get();
        Serving serving = new Serving(room);
        room.closeFirst(serving);
        serving.start(host, port >= 0 ? port : port(room));
        // Until SIGTERM: then Main closes everything in order.
        new CountDownLatch(1).await();
        return 0;
    }

    private static int port(Presstime room) {
        int port = room.settings().site().url().getPort();
        return port > 0 ? port : 8080;
    }

    /** What serves, together. */
    static final class Serving implements AutoCloseable {
        private final Presstime room;
        private final Dispatcher dispatcher;
        private final PressSchedule schedule;
        private final FeedRounds rounds;
        private final Newsroom newsroom;
        private final Readership readership;
        private final WebServer web;

        Serving(Presstime room) {
            this.room = room;
            this.dispatcher = room.dispatcher();
            Mailing mailing = frozen -> {
                dispatcher.wake();
                return new Outcome(room.deliveries().counts(frozen.id()), dispatcher.trouble());
            };
            this.schedule = new PressSchedule(
                    room.newsletters(), room.pressRun(), mailing, call()::call, room.editions(), room.clock());
            this.rounds = new FeedRounds(room.gathering(), room.newsletters().all());
            this.newsroom = new Newsroom(new Newsroom.Parts(
                    room.newsletters(),
                    room.editions(),
                    room.deliveries(),
                    room.pressRun(),
                    mailing,
                    schedule::nextRun,
                    dispatcher::trouble,
                    room.feedBoard(),
                    room.editorial(),
                    room.clock()));
            Page page = new Page(room.templates());
            this.readership = room.readership(page);
            this.web = web(page);
        }

        /** What is done some time before an edition's hour. */
        private ReviewCall call() {
            return new ReviewCall(new ReviewCall.Parts(
                    room.pressRun(),
                    room.editorial().guidelines(),
                    room.editorial().links(),
                    room.relays(),
                    room.templates(),
                    room.settings(),
                    room.clock()));
        }

        private WebServer web(Page page) {
            SignIns signIns = room.signIns();
            return new WebServer(
                    room.settings().site().url(),
                    page,
                    List.of(
                            new DeskPages(
                                    signIns,
                                    room.settings().site().url(),
                                    new DeskRooms(newsroom, room.heldArticles(), room.preview(), room.testMail(), page),
                                    new ReviewRooms(newsroom, page),
                                    new ReaderRooms(readership, page),
                                    page),
                            new ApprovalPages(newsroom, room.settings().site().url(), page),
                            new Api(
                                    newsroom,
                                    room.heldArticles(),
                                    room.settings().desk().apiTokens(),
                                    IdempotentRequests.in(room.database(), room.clock()),
                                    room.settings().site().url().toString()),
                            new SubscribersApi(
                                    readership,
                                    room.newsletters(),
                                    room.settings().desk().apiTokens()),
                            new SuppressionsApi(
                                    room.suppressions(),
                                    room.subscriberCsv(),
                                    room.newsletters(),
                                    room.settings().desk().apiTokens()),
                            readership));
        }

        void start(String host, int port) {
            web.start(host, port);
            readership.start();
            Thread sending = new Thread(dispatcher::run, "sending");
            sending.setDaemon(true);
            sending.start();
            rounds.start();
            schedule.start();
            Console console = room.console();
            console.line(console.text("serve.ready", room.settings().site().url()));
            room.newsletters()
                    .all()
                    .forEach(newsletter -> schedule.nextRun(newsletter)
                            .ifPresent(next -> console.line(
                                    console.text("serve.next", newsletter.id(), local(newsletter, next)))));
        }

        private static ZonedDateTime local(Newsletter newsletter, java.time.Instant instant) {
            return instant.atZone(newsletter.schedule().zone());
        }

        int port() {
            return web.port();
        }

        @Override
        public void close() {
            rounds.close();
            schedule.close();
            web.close();
            readership.close();
            newsroom.close();
        }
    }
}
