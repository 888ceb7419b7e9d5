package dev.oriel.rdp.client;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.connect.ConnectionEndedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Supplier;

/** Looks up a host and opens a TCP connection to it; tells precisely why it could not. */
final class Dialer {
    private Dialer() {}

    static InetAddress[] resolve(String host) throws ConnectionEndedException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw ended(Cause.NAME_NOT_FOUND, ConnectStage.RESOLVE, "no address is known for " + host, e);
        }
    }

    /**
     * Opens a connection to the first of {@code addresses} that answers.
     *
     * @param sockets unconnected ones, one for each attempt
     */
    static Socket connect(InetAddress[] addresses, int port, Deadline deadline, Supplier<Socket> sockets)
            throws ConnectionEndedException {
        ConnectionEndedException failure = new ConnectionEndedException(
                Outcome.of(Cause.NAME_NOT_FOUND, ConnectStage.RESOLVE, "the host's name has no address"));
        for (int i = 0; i < addresses.length; i++) {
            InetSocketAddress target = new InetSocketAddress(addresses[i], port);
            Socket socket = sockets.get();
            try {
                socket.connect(target, deadline.millisLeft());
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                return socket;
            } catch (IOException e) {
                // The first address is the one that the user's system prefers: its failure explains most.
                failure = i == 0 ? ended(e, target) : failure;
            }
        }
        throw failure;
    }

    private static ConnectionEndedException ended(IOException e, InetSocketAddress target) {
        String where = target.getAddress().getHostAddress() + " port " + target.getPort();
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return switch (e) {
            case SocketTimeoutException timeout ->
                ended(Cause.TIMED_OUT, ConnectStage.CONNECT, "no answer from " + where, timeout);
            case NoRouteToHostException route ->
                ended(Cause.UNREACHABLE, ConnectStage.CONNECT, "no route to " + where, route);
            case PortUnreachableException port ->
                ended(Cause.UNREACHABLE, ConnectStage.CONNECT, where + " cannot be reached", port);
            case ConnectException refused
            when said.contains("refused") ->
                ended(Cause.REFUSED, ConnectStage.CONNECT, where + " refuses connections", refused);
            case ConnectException timeout
            when said.contains("timed out") ->
                ended(Cause.TIMED_OUT, ConnectStage.CONNECT, "no answer from " + where, timeout);
            default -> ended(Cause.UNREACHABLE, ConnectStage.CONNECT, where + " cannot be reached: " + said, e);
        };
    }

    private static ConnectionEndedException ended(Cause cause, ConnectStage stage, String detail, IOException e) {
        ConnectionEndedException ended = new ConnectionEndedException(Outcome.of(cause, stage, detail));
        ended.initCause(e);
        return ended;
    }
}
