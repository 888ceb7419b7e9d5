package dev.oriel.e2e.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import dev.oriel.e2e.process.Programs;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The system's Chromium, without a window, driven by Playwright. */
public final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox", // as root there is none
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        return start(FLAGS);
    }

    /** With two screens, side by side. */
    public static Chromium startWithTwoScreens() {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--screen-info={0,0 1280x800}{1280,0 1280x800}");
        return start(flags);
    }

    private static Chromium start(List<String> flags) {
        Path program = Programs.requireOneOf("chromium", "chromium-browser", "google-chrome-stable");
        Playwright playwright = Playwright.create();
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(program)
                                    .setArgs(flags)));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A profile of its own: cookies, settings, language. */
    public Visitor visitor(String locale, int width, int height) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, height));
        return new Visitor(context);
    }

    public Visitor visitor() {
        return visitor("en-US", 1100, 850);
    }

    /** One whose screen has so many pixels for a CSS pixel, along each side. */
    public Visitor visitor(double devicePixelRatio) {
        return new Visitor(browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-US")
                .setViewportSize(800, 600)
                .setDeviceScaleFactor(devicePixelRatio)));
    }

    /** The visitor lets pages of that origin know all screens: Playwright knows no name for it. */
    public void allowScreens(Visitor visitor, URI origin) {
        CDPSession ofPage = visitor.page().context().newCDPSession(visitor.page());
        String context = ofPage.send("Target.getTargetInfo")
                .getAsJsonObject("targetInfo")
                .get("browserContextId")
                .getAsString();
        ofPage.detach();
        JsonArray permissions = new JsonArray();
        permissions.add("windowManagement");
        JsonObject grant = new JsonObject();
        grant.addProperty("origin", origin.toString());
        grant.addProperty("browserContextId", context);
        grant.add("permissions", permissions);
        // holds as long as this session of the protocol, which ends with the browser
        browser.newBrowserCDPSession().send("Browser.grantPermissions", grant);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
