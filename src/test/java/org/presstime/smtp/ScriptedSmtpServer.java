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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

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
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            if (!answer(out, "GREETING", "220 ready")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String stage = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
                String usual = switch (stage) {
                    case "EHLO" -> "250-test\n250 SIZE 100000";
                    case "DATA" -> "354 go on";
                    case "QUIT" -> "221 bye";
                    default -> "250 2.0.0 OK";
                };
                if (!answer(out, script.containsKey(line) ? line : stage, usual)) {
                    return;
                }
                if (stage.equals("DATA") && script.getOrDefault("DATA", usual).startsWith("354")) {
                    messages.add(message(in));
                    if (!answer(out, "EOD", "250 2.0.0 queued")) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            // The client left, or the test is over.
        }
    }

    private boolean answer(OutputStream out, String stage, String usual) throws IOException {
        String answer = script.getOrDefault(stage, usual);
        if (answer.equals("DROP")) {
            return false;
        }
        if (!answer.equals("HANG")) {
            out.write((answer.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
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
