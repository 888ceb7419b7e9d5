package dev.oriel.e2e;

import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.host.Xrdp.Backend;
import dev.oriel.e2e.host.Xrdp.Security;
import dev.oriel.e2e.process.Resources;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** xrdp with PAM logon, on both its backends and at each colour depth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XrdpIT {
    private static final int[] COLOUR_DEPTHS = {16, 24, 32};

    record Case(Backend backend, int colourDepth) {
        @Override
        public String toString() {
            return backend.name().toLowerCase(Locale.ROOT) + "-" + colourDepth;
        }
    }

    private final Resources resources = new Resources();
    private Chromium chromium;

    static Stream<Case> cases() {
        return Stream.of(Backend.values())
                .flatMap(backend -> java.util.Arrays.stream(COLOUR_DEPTHS).mapToObj(depth -> new Case(backend, depth)));
    }

    @BeforeAll
    void startBrowser() {
        chromium = resources.add(Chromium.start());
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void canvasShowsTheHostsScreenWhateverTheUserDoes(Case each) {
        try (Xrdp host = Xrdp.start(each.backend(), Security.TLS)) {
            work(each.toString(), host, "tls", each.colourDepth());
        }
    }

    /** RDP's own security without encryption, and with FIPS 140-1's. */
    @ParameterizedTest
    @EnumSource(names = {"RDP_NONE", "RDP_FIPS"})
    void worksOverRdpsOwnSecurity(Security security) {
        try (Xrdp host = Xrdp.start(Backend.XVNC, security)) {
            work(security.name().toLowerCase(Locale.ROOT), host, "rdp", 32);
        }
    }

    private void work(String name, Xrdp host, String security, int colourDepth) {
        try (Gateway gateway = Gateway.lossless(Desktop.of("office", host, security, colourDepth));
                Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            desktop.awaitLive();
            DesktopWork.doOn(name, desktop, host.screen(), colourDepth);
        }
    }
}
