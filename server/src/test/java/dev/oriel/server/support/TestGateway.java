package dev.oriel.server.support;

import dev.oriel.server.config.ConfigLoader;
import dev.oriel.server.gateway.Gateway;
import dev.oriel.server.runtime.Threads;
import java.io.IOException;
import java.util.Map;

/** A gateway on a free port of loopback, whose desktops are fake. */
public final class TestGateway implements AutoCloseable {
    /** One user, who comes in by one-time URLs, and one desktop with a log-on. */
    public static final String ONE_DESKTOP = """
            users:
              - name: ada
                desktops: [office]
            desktops:
              - id: office
                name: Office
                host: host.example
                user: ada
                password: secret
            """;

    private final Threads threads = new Threads(2);
    private final FakeHosts hosts = new FakeHosts();
    private final Gateway gateway;

    public TestGateway(String yaml) throws IOException {
        gateway = new Gateway(
                new ConfigLoader(Map.of("ORIEL_LISTEN_PORT", "0")).parse("test.yaml", yaml, null), hosts, threads);
        gateway.start();
    }

    public Gateway gateway() {
        return gateway;
    }

    public FakeHosts hosts() {
        return hosts;
    }

    /** A browser in which {@code ada} is signed in. */
    public TestBrowser signedIn() throws IOException, InterruptedException {
        return browser().signIn(gateway.signInUrl("ada").orElseThrow());
    }

    public TestBrowser browser() {
        return new TestBrowser(gateway.url());
    }

    @Override
    public void close() {
        gateway.close();
        threads.close();
    }
}
