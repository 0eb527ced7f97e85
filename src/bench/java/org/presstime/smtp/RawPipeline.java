package org.presstime.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The least that a program can do to send mail over a socket: bytes made before, and line ends counted. */
final class RawPipeline {

    private static final String COMMANDS = "MAIL FROM:<bounce@bench.example>\r\nRCPT TO:<reader@readers.example>\r\n";

    private final int port;
    private final byte[] content;
    private final boolean chunks;
    private final int window;

    RawPipeline(int port, byte[] content, boolean chunks, int window) {
        this.port = port;
        this.content = content;
        this.chunks = chunks;
        this.window = window;
    }

    void send(int messages) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            lines(in, 1);
            out.write(bytes("EHLO bench.example\r\n"));
            while (lines(in, 1) == '-') {
                // More of the greeting.
            }
            if (chunks) {
                window(in, out, messages);
            } else {
                chain(in, out, messages);
            }
            out.write(bytes("QUIT\r\n"));
        }
    }

    private void window(InputStream in, OutputStream out, int messages) throws IOException {
        ByteArrayOutputStream group = new ByteArrayOutputStream();
        for (int i = 0; i < window; i++) {
            group.writeBytes(bytes("RSET\r\n" + COMMANDS + "BDAT " + content.length + " LAST\r\n"));
            group.writeBytes(content);
        }
        for (int sent = 0; sent < messages; sent += window) {
            group.writeTo(out);
            lines(in, 4 * window);
        }
    }

    private void chain(InputStream in, OutputStream out, int messages) throws IOException {
        byte[] begin = bytes(COMMANDS + "DATA\r\n");
        ByteArrayOutputStream step = new ByteArrayOutputStream();
        step.writeBytes(content);
        step.writeBytes(bytes(".\r\n"));
        byte[] last = step.toByteArray();
        step.writeBytes(begin);
        out.write(begin);
        lines(in, 3);
        for (int sent = 1; sent < messages; sent++) {
            step.writeTo(out);
            lines(in, 4);
        }
        out.write(last);
        lines(in, 1);
    }

    /** Reads line ends; gives the fourth character of the last line. */
    private static int lines(InputStream in, int count) throws IOException {
        int fourth = 0;
        for (int line = 0; line < count; line++) {
            int at = 0;
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("the sink left");
                }
                if (at++ == 3) {
                    fourth = octet;
                }
            }
        }
        return fourth;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
