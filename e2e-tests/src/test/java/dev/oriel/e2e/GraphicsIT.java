package dev.oriel.e2e;

import static dev.oriel.e2e.GraphicsIT.Expected.AS_FREERDP;
import static dev.oriel.e2e.GraphicsIT.Expected.EXACT;
import static dev.oriel.e2e.GraphicsIT.Expected.NEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.FreeRdpClient;
import dev.oriel.e2e.host.FreeRdpShadow;
import dev.oriel.e2e.host.FreeRdpShadow.Version;
import dev.oriel.e2e.host.Gnome;
import dev.oriel.e2e.host.RdpHost;
import dev.oriel.e2e.host.Weston;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.picture.Quality;
import dev.oriel.e2e.picture.Stillness;
import dev.oriel.e2e.process.Resources;
import dev.oriel.e2e.process.Results;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every codec as a real host sends it: the canvas shows the host's screen as it is where the codec loses nothing, and else
 * as well as FreeRDP's own client does. The gateway's log says which codecs the host has drawn with.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphicsIT {

    /** NSCodec loses a bit of each colour difference, and nothing else. */
    private static final Quality NSCODEC = new Quality(45, 0.998);

    /**
     * A way to draw.
     *
     * @param name of the files with pictures
     * @param technique as the gateway logs it
     * @param graphics the desktop's setting
     * @param expected how good the canvas has to be
     * @param clientFlags what FreeRDP's client is to ask for
     */
    record Case(String name, String technique, String graphics, Expected expected, List<String> clientFlags) {
        Case(String name, String technique, String graphics, Expected expected, String... clientFlags) {
            this(name, technique, graphics, expected, List.of(clientFlags));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    enum Expected {
        /** The same as the host's screen. */
        EXACT,
        /** As near to it as FreeRDP's client. */
        AS_FREERDP,
        /** As near as NSCodec is without subsampling: FreeRDP's client does not ask for that. */
        NEAR
    }

    /**
     * A way to draw of FreeRDP's server.
     *
     * @param hostFlags what it is not to do
     */
    record ShadowCase(Case drawing, List<String> hostFlags) {
        ShadowCase(Case drawing, String... hostFlags) {
            this(drawing, List.of(hostFlags));
        }

        @Override
        public String toString() {
            return drawing.name();
        }
    }

    static final List<ShadowCase> SHADOW = List.of(
            new ShadowCase(new Case("avc444", "graphics pipeline: avc444v2", "video", AS_FREERDP, "/gfx:AVC444")),
            new ShadowCase(
                    // it takes AVC420 from those alone that know of nothing else: none of version 10 and above
                    new Case("avc420", "graphics pipeline: avc420", "video-420", AS_FREERDP, "/gfx:AVC420,mask:0x7FC")),
            new ShadowCase(
                    new Case(
                            "progressive",
                            "graphics pipeline: progressive",
                            "pipeline",
                            AS_FREERDP,
                            "/gfx:progressive"),
                    "-gfx-rfx",
                    "-gfx-planar",
                    "-gfx-avc420",
                    "-gfx-avc444"),
            new ShadowCase(
                    new Case("remotefx", "graphics pipeline: remotefx", "pipeline", AS_FREERDP, "/gfx:RFX"),
                    "-gfx-progressive",
                    "-gfx-planar",
                    "-gfx-avc420",
                    "-gfx-avc444"),
            new ShadowCase(
                    new Case("planar", "graphics pipeline: planar", "pipeline", EXACT),
                    "-gfx-progressive",
                    "-gfx-rfx",
                    "-gfx-avc420",
                    "-gfx-avc444"),
            new ShadowCase(
                    new Case("surface-remotefx", "surface bits: remotefx", "surfaces", AS_FREERDP, "+rfx"),
                    "-gfx",
                    "-nsc"),
            new ShadowCase(new Case("surface-nscodec", "surface bits: nscodec", "surfaces", NEAR), "-gfx", "-rfx"),
            new ShadowCase(new Case("bitmaps", "bitmap updates: planar", "bitmaps", EXACT), "-gfx", "-rfx", "-nsc"));

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
    @FieldSource("SHADOW")
    void freeRdpShadow(ShadowCase each) {
        try (FreeRdpShadow host = FreeRdpShadow.start(
                Version.V3, FreeRdpShadow.Security.NLA, each.hostFlags().toArray(String[]::new))) {
            compare("shadow", each.drawing(), host, "nla", new Exhibit.OnScreen(host));
        }
    }

    static final List<Case> XRDP_XORG = List.of(
            new Case("surface-remotefx", "surface bits: remotefx", "surfaces", AS_FREERDP, "+rfx"),
            new Case("pipeline", "drawing orders", "pipeline", EXACT),
            new Case("bitmaps", "bitmap updates: planar", "bitmaps", EXACT));

    @ParameterizedTest
    @FieldSource("XRDP_XORG")
    void xrdpWithXorg(Case each) {
        try (Xrdp host = Xrdp.start(Xrdp.Backend.XORG, Xrdp.Security.TLS)) {
            compare("xrdp-xorg", each, host, "tls", new Exhibit.OnScreen(host));
        }
    }

    static final List<Case> XRDP_XVNC = List.of(
            new Case("pipeline", "drawing orders", "pipeline", EXACT),
            new Case("bitmaps", "bitmap updates: planar", "bitmaps", EXACT));

    @ParameterizedTest
    @FieldSource("XRDP_XVNC")
    void xrdpWithXvnc(Case each) {
        try (Xrdp host = Xrdp.start(Xrdp.Backend.XVNC, Xrdp.Security.TLS)) {
            compare("xrdp-xvnc", each, host, "tls", new Exhibit.OnScreen(host));
        }
    }

    @Test
    void weston() {
        Case drawing =
                new Case("surface-remotefx", "surface bits: remotefx", "pipeline", AS_FREERDP, "+rfx", "/sec:tls");
        try (Weston host = Weston.start(1024, 768)) {
            compare("weston", drawing, host, "tls", new Exhibit.Background());
        }
    }

    @Test
    void xrdpOfDebian13() {
        Case drawing = new Case("pipeline", "graphics pipeline: planar", "pipeline", EXACT);
        try (Xrdp host = Xrdp.startOfDebian13()) {
            compare("xrdp-0.10", drawing, host, "tls", new Exhibit.OnScreen(host));
        }
    }

    @Test
    void gnome() {
        Case drawing = new Case("pipeline", "graphics pipeline: progressive", "pipeline", AS_FREERDP, "/gfx");
        try (Gnome host = Gnome.start()) {
            // it begins with an overview of its windows
            compare("gnome", drawing, host, "nla", new Exhibit.Background("Escape"));
        }
    }

    private void compare(String product, Case each, RdpHost host, String security, Exhibit opened) {
        String name = product + "-" + each.name();
        try (Exhibit exhibit = opened) {
            Picture canvas = canvas(name, each, host, security, exhibit);
            Picture original = exhibit.original();
            original.save(Results.file(name + "-host.png"));
            Picture shown = exhibit.part(canvas);
            switch (each.expected()) {
                case EXACT -> assertThat(original.difference(shown)).isEqualTo("the same");
                case NEAR ->
                    assertThat(Quality.of(original, shown).isAtLeast(NSCODEC)).isTrue();
                case AS_FREERDP -> {
                    Picture theirs = freeRdp(name, each, host, canvas);
                    assertAsGood(name, Quality.of(original, shown), Quality.of(original, exhibit.part(theirs)));
                }
            }
        }
    }

    private Picture canvas(String name, Case each, RdpHost host, String security, Exhibit exhibit) {
        Desktop desktop = Desktop.of("office", host, security, 32).withGraphics(each.graphics());
        try (Gateway gateway = Gateway.lossless(desktop);
                Visitor visitor = chromium.visitor()) {
            ChromiumDesktop view = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            view.awaitLive();
            exhibit.show(view);
            view.takePointer(8, 8);
            Picture canvas = Stillness.await("the canvas", view::picture);
            canvas.save(Results.file(name + "-canvas.png"));
            assertThat(gateway.techniques()).last().isEqualTo(each.technique());
            return canvas;
        }
    }

    private static void assertAsGood(String name, Quality ours, Quality theirs) {
        System.out.printf("%s: %s; FreeRDP's client: %s%n", name, ours, theirs);
        assertThat(theirs.psnr()).as("FreeRDP's client saw a lossy codec too").isFinite();
        assertThat(ours.isAsGoodAs(theirs))
                .as("%s, FreeRDP's client %s", ours, theirs)
                .isTrue();
    }

    private static Picture freeRdp(String name, Case each, RdpHost host, Picture canvas) {
        try (FreeRdpClient client = FreeRdpClient.connect(host, canvas.width(), canvas.height(), each.clientFlags())) {
            Picture picture = client.pictureAtRest();
            picture.save(Results.file(name + "-freerdp.png"));
            return picture;
        }
    }
}
