package dev.oriel.server.http;

import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/** Believes {@code Forwarded} and {@code X-Forwarded-*} from the proxies of the configuration, and from nobody else. */
final class TrustedProxies implements HttpConfiguration.Customizer {
    private final InetAddressSet proxies = new InetAddressSet();
    private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();

    TrustedProxies(List<String> addresses) {
        addresses.forEach(proxies::add);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        boolean trusted = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && peer.getAddress() != null
                && proxies.test(peer.getAddress());
        return trusted ? forwarded.customize(request, responseHeaders) : request;
    }
}
