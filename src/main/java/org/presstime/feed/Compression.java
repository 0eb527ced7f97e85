package org.presstime.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes the compression of a body (RFC 9110, 8.4.1), up to a limit. */
final class Compression {

    /** What we say we can read. */
    static final String ACCEPTED = "gzip, deflate, br";

    // More than one is legal and unheard of; three is somebody's joke.
    private static final int MOST = 2;

    private Compression() {}

    /**
     * The body as it was before.
     *
     * @param encodings the value of Content-Encoding; empty when there is none
     * @param maxBytes of the result, and of each step on the way
     */
    static byte[] undo(byte[] body, String encodings, long maxBytes) throws IOException {
        List<String> applied = Stream.of(encodings.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
        if (applied.size() > MOST) {
            throw new FetchFailure("compressed " + applied.size() + " times over");
        }
        byte[] plain = body;
        for (int i = applied.size() - 1; i >= 0; i--) {
            plain = undoOne(plain, applied.get(i), maxBytes);
        }
        // A file such as feed.xml.gz comes without a word about it.
        return applied.isEmpty() && isGzip(plain) ? all(new GZIPInputStream(in(plain)), maxBytes) : plain;
    }

    private static byte[] undoOne(byte[] body, String encoding, long maxBytes) throws IOException {
        return switch (encoding) {
            // Some say so and do not do it.
            case "gzip", "x-gzip" -> isGzip(body) ? all(new GZIPInputStream(in(body)), maxBytes) : body;
            case "deflate" -> inflated(body, maxBytes);
            case "br" -> all(new BrotliInputStream(in(body)), maxBytes);
            default -> throw new FetchFailure("compressed in a way we did not ask for: " + printable(encoding));
        };
    }

    /** RFC 9110, 8.4.1.2, means zlib's format; some servers send the bare one. */
    private static byte[] inflated(byte[] body, long maxBytes) throws IOException {
        boolean zlib =
                body.length > 1 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
        Inflater inflater = new Inflater(!zlib);
        try {
            return all(new InflaterInputStream(in(body), inflater), maxBytes);
        } finally {
            inflater.end();
        }
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b && body[2] == 8;
    }

    private static InputStream in(byte[] body) {
        return new ByteArrayInputStream(body);
    }

    private static byte[] all(InputStream compressed, long maxBytes) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] chunk = new byte[16384];
        try (compressed) {
            for (int read = compressed.read(chunk); read >= 0; read = compressed.read(chunk)) {
                plain.write(chunk, 0, read);
                if (plain.size() > maxBytes) {
                    throw FetchFailure.tooLarge(maxBytes);
                }
            }
        } catch (EOFException cutOff) {
            throw new FetchFailure("cut off: its compression has no end");
        }
        return plain.toByteArray();
    }

    private static String printable(String encoding) {
        String name = encoding.length() > 40 ? encoding.substring(0, 40) : encoding;
        return name.replaceAll("[^a-z0-9.+-]", "?");
    }
}
