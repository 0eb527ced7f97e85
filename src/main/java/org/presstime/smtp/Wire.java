package org.presstime.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/**
 * The sockets of one connection. Jakarta Mail makes its sockets here, so that they send small packets at once
 * (TCP_NODELAY: without it each message waits for the server's delayed acknowledgement), give up a write that is not
 * taken, and can be written to directly.
 */
final class Wire {

    private final int writeTimeout;
    private Socket innermost = new Socket();
    private Socket outermost = innermost;

    Wire(Timeouts timeouts) {
        this.writeTimeout = (int) timeouts.reply().toMillis();
    }

    /** The socket that carries the connection now: after STARTTLS, the encrypted one. */
    Socket socket() {
        return outermost;
    }

    /** Closes the connection at once: TLS has no word of goodbye that could wait for a relay to listen. */
    void cut() {
        try {
            innermost.close();
        } catch (IOException alreadyGone) {
            // That was the intention.
        }
    }

    /** Makes unconnected sockets. */
    SocketFactory plain() {
        return new Plain();
    }

    /** Puts TLS over a connected socket. */
    SSLSocketFactory tls(SSLSocketFactory sockets) {
        return new Tls(sockets);
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("Jakarta Mail connects the sockets it makes itself");
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            outermost = new WriteTimeoutSocket(new Socket(), writeTimeout);
            outermost.setTcpNoDelay(true);
            innermost = outermost;
            return outermost;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw unused();
        }
    }

    private final class Tls extends SSLSocketFactory {
        private final SSLSocketFactory sockets;

        Tls(SSLSocketFactory sockets) {
            this.sockets = sockets;
        }

        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
            connected.setTcpNoDelay(true);
            innermost = connected;
            outermost = sockets.createSocket(connected, host, port, autoClose);
            return outermost;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return sockets.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return sockets.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw unused();
        }
    }
}
