package dev.oriel.encoder;

import dev.oriel.encoder.tile.JpegEncoder;
import dev.oriel.encoder.tile.LosslessTile;
import dev.oriel.encoder.tile.PhotoPlanes;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.EntropyCoded;
import dev.oriel.encoder.wire.FrameWriter;
import dev.oriel.encoder.wire.Wire;

/**
 * Memory that one frame needs while it is made, and none of which it leaves behind: shared by all viewers, one for each
 * thread that encodes, so that a session costs little more than its picture.
 */
final class Workspace {
    final Snapshot snapshot = new Snapshot();
    final Changes changes = new Changes();
    final MoveFinder moves = new MoveFinder();
    final LosslessTile tiles = new LosslessTile();
    final RectMerger fills = new RectMerger(Wire.MAX_SIDE);
    /** Bounded, so that no one JPEG keeps a client's decoder busy for long. */
    final RectMerger photos = new RectMerger(512);

    /** Photographs that are sent exactly. */
    final RectMerger exactPhotos = new RectMerger(512);

    final PhotoPlanes planes = new PhotoPlanes();
    final JpegEncoder jpeg = JpegEncoder.fastest();
    final EntropyCoded entropy = new EntropyCoded();
    /** The photograph that was encoded last. */
    final ByteSink photoBytes = new ByteSink(0);

    final FrameWriter writer = new FrameWriter();
    final ByteSink message = new ByteSink(1024);
    /** Boxes of a cell that come from a tile. */
    final int[] parts = new int[2 * CellDiff.MAX_BOXES];

    /** Changes that look like photographs, by their index. */
    int[] photoCells = new int[0];

    private int[] scratch = new int[0];

    /** Of undefined content. */
    int[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new int[length];
        }
        return scratch;
    }
}
