package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.FreeRdpShadow;
import dev.oriel.e2e.host.FreeRdpShadow.Security;
import dev.oriel.e2e.host.FreeRdpShadow.Version;
import dev.oriel.e2e.process.Resources;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** FreeRDP's shadow server, of both generations, over each way to protect the line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreeRdpShadowIT {
    record Case(Version version, Security security) {
        @Override
        public String toString() {
            return (version + "-" + security).toLowerCase(Locale.ROOT);
        }
    }

    static final List<Case> CASES = List.of(
            new Case(Version.V2, Security.NLA),
            new Case(Version.V2, Security.TLS),
            new Case(Version.V2, Security.RDP),
            new Case(Version.V3, Security.NLA));

    private final Resources resources = new Resources();
    private Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = resources.add(Chromium.start());
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void canvasShowsTheHostsScreenWhateverTheUserDoes(Case each) {
        String security = each.security().name().toLowerCase(Locale.ROOT);
        try (FreeRdpShadow host = FreeRdpShadow.start(each.version(), each.security());
                Gateway gateway = Gateway.lossless(Desktop.of("office", host, security, 32));
                Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            desktop.awaitLive();
            DesktopWork.doOn(each.toString(), desktop, host.screen(), 32);
        }
    }

    @Test
    void wrongPasswordLeadsToAPageThatSaysSo() {
        try (FreeRdpShadow host = FreeRdpShadow.start(FreeRdpShadow.anyVersion(), Security.NLA);
                Gateway gateway =
                        Gateway.lossless(Desktop.of("office", host, "nla", 32).withPassword("guessed"));
                Visitor visitor = chromium.visitor()) {
            visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            Page page = visitor.page();
            page.waitForSelector("body[data-page='failure']");
            assertThat(page.getAttribute("#failure [data-outcome]", "data-outcome"))
                    .isEqualTo("LOGON_REFUSED");
            assertThat(page.textContent("#failure")).containsIgnoringCase("password");
            assertThat(host.process().isAlive()).isTrue();
        }
    }
}
