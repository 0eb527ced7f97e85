package org.presstime.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/** A fetch that we ended ourselves, or that cannot go on; the message is a sentence for people. */
class FetchFailure extends IOException {

    FetchFailure(String message) {
        super(message);
    }

    /** The time that a request was given is over. */
    static final class OutOfTime extends FetchFailure {

        OutOfTime(Duration limit) {
            super("not done within " + limit.toSeconds() + " s");
        }
    }

    static FetchFailure tooLarge(long maxBytes) {
        return new FetchFailure("larger than " + maxBytes + " bytes");
    }

    static FetchFailure of(@Nullable Throwable cause) {
        return cause instanceof FetchFailure ours ? ours : new FetchFailure(cause == null ? "" : inWords(cause));
    }

    /** What a failure means, for people: one line, whatever a server wrote. */
    static String inWords(Throwable failure) {
        return words(failure).replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
    }

    private static String words(Throwable failure) {
        if (failure instanceof FetchFailure) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "its host is not known: " + failure.getMessage();
        }
        if (failure instanceof SSLException) {
            return "TLS failed: " + failure.getMessage();
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "the connection was refused";
        }
        if (failure instanceof InterruptedIOException) {
            return "no answer in time";
        }
        if (failure instanceof ZipException) {
            return "its compression is broken: " + failure.getMessage();
        }
        if (failure instanceof ConnectionClosedException || failure instanceof MalformedChunkCodingException) {
            return "the connection broke off in the middle of the answer";
        }
        if (failure instanceof HttpException) {
            return "what it answers is no HTTP: " + failure.getMessage();
        }
        return "the connection failed: " + failure.getMessage();
    }
}
