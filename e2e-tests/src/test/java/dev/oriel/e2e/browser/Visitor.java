package dev.oriel.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.process.Results;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A user at a browser of his own. */
public final class Visitor implements AutoCloseable {
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final BrowserContext context;
    private final Page page;

    Visitor(BrowserContext context) {
        this.context = context;
        page = context.newPage();
    }

    public Page page() {
        return page;
    }

    /** Sets what the page keeps in the browser, such as {@code {"renderer":"page"}}. */
    public Visitor withSettings(String json) {
        context.addInitScript("localStorage.setItem('oriel.settings', '" + json + "')");
        return this;
    }

    /** Signs in by the form. */
    public Visitor signIn(URI gateway) {
        page.navigate(gateway.resolve("/").toString());
        page.waitForSelector("body[data-page='sign-in']");
        page.fill("input[name='name']", Gateway.USER);
        page.fill("input[name='password']", Gateway.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("body:not([data-page='sign-in'])[data-page]");
        return this;
    }

    /** Opens a URL that signs in and, where there is one desktop only, leads straight to it. */
    public ChromiumDesktop openOnce(URI url) {
        page.navigate(url.toString());
        return new ChromiumDesktop(page);
    }

    /** Opens a desktop; what becomes of it is to be awaited. */
    public ChromiumDesktop open(URI gateway, String desktop) {
        page.navigate(gateway.resolve("/desktop/" + desktop).toString());
        return new ChromiumDesktop(page);
    }

    /** Leaves a picture of what the user saw last. */
    @Override
    public void close() {
        String name = "visitor-%02d.png".formatted(VISITORS.incrementAndGet());
        page.screenshot(new Page.ScreenshotOptions().setPath(Results.file(name)));
        context.close();
    }
}
