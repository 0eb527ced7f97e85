package org.presstime.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * An SMTP server that keeps the rules for itself, and whose every reply passes through somebody who does not. It serves one
 * connection, and knows to whom it has taken a message.
 */
final class HostileSmtpServer implements AutoCloseable {

    /** A reply may be changed into this: the connection ends here. */
    static final String CUT = "\u0000";

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final String extensions;
    private final UnaryOperator<String> mischief;
    private final Thread thread = new Thread(this::serve, "hostile-smtp");
    private String recipient = "";

    /**
     * @param extensions what it offers, in one line
     * @param mischief what becomes of each reply after EHLO; the bytes up to {@link #CUT} are still sent
     */
    HostileSmtpServer(String extensions, UnaryOperator<String> mischief) throws IOException {
        this.extensions = extensions;
        this.mischief = mischief;
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The recipients whose message it has said yes to, whether or not the yes arrived; once it has ended. */
    Set<String> taken() throws InterruptedException {
        thread.join();
        return taken;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            out.write(bytes("220 ready\r\n"));
            for (String line = line(in); line != null; line = line(in)) {
                String answer = answer(line, in, out);
                String sent = line.startsWith("EHLO") ? answer : mischief.apply(answer);
                out.write(bytes(sent.split(CUT, -1)[0]));
                if (sent.contains(CUT)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client left.
        }
    }

    private String answer(String line, InputStream in, OutputStream out) throws IOException {
        String verb = line.split("[ :]", 2)[0];
        if (verb.equals("EHLO")) {
            return "250-hostile\r\n" + extensions.replaceAll("(\\S+) ?", "250-$1\r\n") + "250 ENHANCEDSTATUSCODES\r\n";
        }
        if (verb.equals("MAIL")) {
            return "250 2.1.0 Ok\r\n";
        }
        if (verb.equals("RCPT")) {
            boolean refused = line.contains("refused");
            recipient = refused ? "" : line;
            return refused ? "550 5.1.1 no such user\r\n" : "250 2.1.5 Ok\r\n";
        }
        if (verb.equals("BDAT")) {
            in.readNBytes(Integer.parseInt(line.split(" ", -1)[1]));
            return take();
        }
        if (verb.equals("DATA")) {
            return recipient.isEmpty() ? "554 5.5.1 no valid recipients\r\n" : data(in, out);
        }
        recipient = "";
        return "250 2.0.0 Ok\r\n";
    }

    private String data(InputStream in, OutputStream out) throws IOException {
        String goOn = mischief.apply("354 go on\r\n");
        out.write(bytes(goOn.split(CUT, -1)[0]));
        if (goOn.contains(CUT)) {
            throw new IOException("cut");
        }
        for (String text = line(in); !".".equals(text); text = line(in)) {
            if (text == null) {
                throw new IOException("gone");
            }
        }
        return take();
    }

    private String take() {
        String to = recipient;
        recipient = "";
        if (to.isEmpty()) {
            return "554 5.5.1 no valid recipients\r\n";
        }
        if (to.contains("later")) {
            return "451 4.3.0 try again\r\n";
        }
        taken.add(to.substring(to.indexOf('<') + 1, to.indexOf('>')));
        return "250 2.0.0 Ok: queued\r\n";
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
            }
            line.write(octet);
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
