package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.tile.PixelHash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done about a screen of 1280×800 before anything is drawn: finding what has changed, and what has only moved. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectionBenchmark {
    private static final Rect ALL = new Rect(0, 0, 1280, 800);
    private static final int PAPER = 0xFFFFFF;
    private static final int INK = 0x202020;

    /** How the screen differs from the one before. */
    public enum Step {
        /** one letter */
        LETTER,
        /** text, by two lines further up */
        SCROLLED,
        /** a window, by some pixels to the right and down */
        DRAGGED,
        /** other text */
        OTHER
    }

    /** {@link Step}. */
    @Param
    public Step step = Step.SCROLLED;

    private final ViewerModel shown = new ViewerModel(new PixelHash(1));
    private final Snapshot next = new Snapshot();
    private final Damage damage = new Damage();
    private final Unsent unsent = new Unsent();
    private final VideoQueue videos = new VideoQueue();
    private final Changes changes = new Changes();
    private final ScrollDetector scroll = new ScrollDetector();
    private final MotionDetector motion = new MotionDetector();
    private final List<Move> found = new ArrayList<>();
    private Surface surface = new Surface(1, 1);

    /** Paints both screens: the viewer shows the first. */
    @Setup(Level.Trial)
    public void paint() {
        PaintedDesktop desktop = new PaintedDesktop(ALL.width(), ALL.height());
        desktop.text(ALL, 1, PAPER, INK);
        Rect window = new Rect(200, 150, 640, 400);
        if (step == Step.DRAGGED) {
            desktop.window(window, 1);
        }
        surface = desktop.surface();
        show();
        switch (step) {
            case LETTER -> desktop.type(600, 400, 3);
            case SCROLLED -> desktop.scroll(ALL, 32, 2);
            case DRAGGED -> {
                desktop.text(ALL, 1, PAPER, INK);
                desktop.window(new Rect(window.x() + 11, window.y() + 7, window.width(), window.height()), 1);
            }
            case OTHER -> desktop.text(ALL, 2, PAPER, INK);
        }
        take();
        diff();
    }

    private void show() {
        CellGrid grid = new CellGrid(ALL.width(), ALL.height());
        shown.resize(grid, 0);
        unsent.begin(grid);
        for (int cell = 0; cell < grid.cells(); cell++) {
            shown.drawn(cell, Box.of(0, 0, grid.width(cell), grid.height(cell)), surface.pixels(), 0);
        }
    }

    /** Compares the pictures and copies the cells that differ, which is done under the surface's lock. */
    @Benchmark
    public int take() {
        damage.addAll();
        next.take(surface, damage, unsent, false, videos, shown, null, false, 1);
        next.sort();
        return next.count();
    }

    /** Finds what has changed in these cells. */
    @Benchmark
    public int diff() {
        changes.clear(next.grid().cells());
        for (int i = 0; i < next.count(); i++) {
            changes.add(next.cell(i), next.box(i), next.pixels(), shown.pixels(), shown.grid());
        }
        return changes.count();
    }

    /** Finds what has moved straight up, down or sideways. */
    @Benchmark
    public int scrolls() {
        found.clear();
        scroll.detect(next, shown, changes, found);
        return found.size();
    }

    /** Finds what has moved in any direction. */
    @Benchmark
    public int moves() {
        found.clear();
        motion.detect(next, shown, changes, found);
        return found.size();
    }
}
