package org.presstime.smtp;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that answers each stage with the lines it was told. "DROP" closes the connection instead; "HANG" says
 * nothing. It keeps what it was told and every message it got whole.
 */
public final class ScriptedSmtpServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Thread listening;
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private volatile @Nullable SSLContext context;
    private volatile boolean implicit;
    private volatile boolean wantsCertificate;

    /** A server on a free port of the loopback address that accepts everything. */
    public ScriptedSmtpServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening = new Thread(this::listen, "scripted-smtp");
        listening.setDaemon(true);
        listening.start();
    }

    /** The answer to a stage: GREETING, EHLO, MAIL, RCPT, DATA, EOD (the final dot), RSET; or to one whole command line. */
    public ScriptedSmtpServer at(String stage, String answer) {
        script.put(stage, answer);
        return this;
    }

    /** Speaks TLS: from the first byte, or when it is told STARTTLS. */
    public ScriptedSmtpServer tls(SSLContext context, boolean implicit, boolean wantsCertificate) {
        this.context = context;
        this.implicit = implicit;
        this.wantsCertificate = wantsCertificate;
        return this;
    }

    /** Answers a stage as usual again. */
    public void forget(String stage) {
        script.remove(stage);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The command lines received. */
    public List<String> commands() {
        return commands;
    }

    /** The messages received up to their final dot, with CR LF line ends, dots undoubled, whatever was answered. */
    public List<String> messages() {
        return messages;
    }

    /** When this returns, the port is closed: a thread inside accept would keep it open for a moment. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            listening.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "scripted-smtp-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Socket line = implicit ? encrypted(socket) : socket;
            if (answer(line.getOutputStream(), script.getOrDefault("GREETING", "220 ready"))) {
                boolean startTls = converse(line);
                if (startTls) {
                    converse(encrypted(socket));
                }
            }
        } catch (IOException gone) {
            // The client left, or the test is over.
        }
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.setNeedClientAuth(wantsCertificate);
        return encrypted;
    }

    /** Until the client leaves or starts TLS; whether it starts TLS. */
    private boolean converse(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        boolean sender = false;
        boolean recipient = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String stage = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            String content = stage.equals("BDAT") ? chunk(in, Integer.parseInt(line.split(" ", -1)[1])) : "";
            String usual = switch (stage) {
                case "EHLO" -> "250-test\n250 SIZE 100000";
                case "STARTTLS" -> context == null ? "502 5.5.1 no TLS" : "220 go on";
                case "AUTH" -> "235 2.7.0 welcome";
                case "DATA" -> recipient ? "354 go on" : "554 5.5.1 no valid recipients";
                case "BDAT" ->
                    recipient ? script.getOrDefault("EOD", "250 2.0.0 queued") : "554 5.5.1 no valid recipients";
                case "QUIT" -> "221 bye";
                case "MAIL" -> "250 2.1.0 OK";
                case "RCPT" -> sender ? "250 2.1.5 OK" : "503 5.5.1 MAIL first";
                default -> "250 2.0.0 OK";
            };
            String answer = script.getOrDefault(line, script.getOrDefault(stage, usual));
            if (stage.equals("BDAT") && recipient) {
                messages.add(content);
            }
            if (!answer(out, answer)) {
                return false;
            }
            if (stage.equals("STARTTLS") && answer.startsWith("220")) {
                return true;
            }
            sender = stage.equals("MAIL") ? answer.startsWith("250") : sender && stage.equals("RCPT");
            recipient = stage.equals("RCPT") ? answer.startsWith("250") : recipient && stage.equals("MAIL");
            if (stage.equals("DATA") && answer.startsWith("354")) {
                messages.add(message(in));
                if (!answer(out, script.getOrDefault("EOD", "250 2.0.0 queued"))) {
                    return false;
                }
            }
        }
        return false;
    }

    private static String chunk(BufferedReader in, int size) throws IOException {
        char[] content = new char[size];
        int at = 0;
        for (int read = 0; at < size && read >= 0; at += Math.max(read, 0)) {
            read = in.read(content, at, size - at);
        }
        return new String(content, 0, at);
    }

    private static boolean answer(OutputStream out, String answer) throws IOException {
        if (answer.equals("DROP")) {
            return false;
        }
        if (!answer.equals("HANG")) {
            out.write((answer.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        // RFC 5321, 3.8.
        return !answer.startsWith("421");
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("the client left in the middle of a message");
            }
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return message.toString();
    }
}
