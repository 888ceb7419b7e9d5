package dev.oriel.e2e;

import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.host.SessionHost;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.picture.TestScene;
import dev.oriel.e2e.process.Child;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The picture that a host is to show, and what is known of how it looks there. */
interface Exhibit extends AutoCloseable {
    /** Called when there is a session, with the view that shows it. */
    void show(ChromiumDesktop view);

    /** How it looks on the host itself. */
    Picture original();

    /** What corresponds to the original in a picture of the whole desktop. */
    Picture part(Picture desktop);

    @Override
    void close();

    /** The scene in a window; the original is the host's whole screen. */
    final class OnScreen implements Exhibit {
        private final SessionHost host;
        private @Nullable Child window;

        OnScreen(SessionHost host) {
            this.host = host;
        }

        @Override
        public void show(ChromiumDesktop view) {
            window = host.screen().show(TestScene.picture());
        }

        @Override
        public Picture original() {
            Objects.requireNonNull(window).requireAlive();
            return host.screen().picture();
        }

        @Override
        public Picture part(Picture desktop) {
            return desktop;
        }

        @Override
        public void close() {
            if (window != null) {
                window.close();
            }
        }
    }

    /** The scene as the desktop's background, in its middle, of a host that has no screen to look at. */
    final class Background implements Exhibit {
        private final List<String> keys;

        /** @param keys to be pressed until nothing lies over the background */
        Background(String... keys) {
            this.keys = List.of(keys);
        }

        @Override
        public void show(ChromiumDesktop view) {
            keys.forEach(view.page().keyboard()::press);
        }

        @Override
        public Picture original() {
            return TestScene.picture();
        }

        @Override
        public Picture part(Picture desktop) {
            int left = (desktop.width() - TestScene.WIDTH) / 2;
            int top = (desktop.height() - TestScene.HEIGHT) / 2;
            return desktop.crop(left, top, TestScene.WIDTH, TestScene.HEIGHT);
        }

        @Override
        public void close() {}
    }
}
