package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Worker;
import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.FilmHost;
import dev.oriel.e2e.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A film by AVC420, passed on untouched: the browser shows every picture of it, in order, however busy the machine is. */
class FilmIT {
    private static final int PICTURES = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Told to the client's worker: notes the number that each painted picture carries, as squares of 32×32. */
    private static final String NOTE_NUMBERS = """
            () => {
              globalThis.painted = [];
              const numbers = new OffscreenCanvas(320, 32).getContext('2d', { willReadFrequently: true });
              const { drawImage } = OffscreenCanvasRenderingContext2D.prototype;
              let last = -1;
              OffscreenCanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
                if (image instanceof VideoFrame && image.timestamp !== last) {
                  last = image.timestamp;
                  drawImage.call(numbers, image, 0, 0);
                  let number = 0;
                  for (let bit = 0; bit < 10; bit++) {
                    if (numbers.getImageData(32 * bit + 16, 16, 1, 1).data[0] > 127) number |= 1 << bit;
                  }
                  globalThis.painted.push(number);
                }
                return drawImage.call(this, image, ...rest);
              };
            }
            """;

    @Test
    void everyPictureIsPaintedInOrder() {
        try (FilmHost host = FilmHost.start(PICTURES);
                Gateway gateway =
                        Gateway.lossless(Desktop.of("film", host, "nla", 32).withGraphics("video-420"));
                Chromium chromium = Chromium.start();
                Visitor visitor = chromium.visitor("en-US", 1280, 720)) {
            ChromiumDesktop view = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "film");
            view.awaitLive();
            Worker worker = view.page().workers().getFirst();
            worker.evaluate(NOTE_NUMBERS);
            view.type(" ");
            Await.until("the last picture", PATIENCE, () -> painted(worker).contains(PICTURES - 1));

            // the first one is shown before too, perhaps after the page was live
            assertThat(painted(worker))
                    .hasSizeLessThanOrEqualTo(PICTURES + 1)
                    .endsWith(IntStream.range(0, PICTURES).boxed().toArray(Integer[]::new));
            assertThat(gateway.techniques()).last().isEqualTo("graphics pipeline: avc420");
        }
    }

    @SuppressWarnings("unchecked") // the numbers of the script
    private static List<Integer> painted(Worker worker) {
        return (List<Integer>) worker.evaluate("globalThis.painted");
    }
}
