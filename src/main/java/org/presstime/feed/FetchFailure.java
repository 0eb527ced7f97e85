package org.presstime.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** A fetch that we ended ourselves, or that cannot go on; the message is a sentence for people. */
final class FetchFailure extends IOException {

    FetchFailure(String message) {
        super(message);
    }

    /** What a failure means, for people. */
    static String inWords(IOException failure) {
        if (failure instanceof FetchFailure) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "its host is not known: " + failure.getMessage();
        }
        if (failure instanceof InterruptedIOException) {
            return "no answer in time";
        }
        if (failure instanceof SSLException) {
            return "TLS failed: " + failure.getMessage();
        }
        if (failure instanceof ConnectException) {
            return "the connection was refused";
        }
        if (failure instanceof ZipException) {
            return "its compression is broken: " + failure.getMessage();
        }
        return "the connection failed: " + String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    }
}
