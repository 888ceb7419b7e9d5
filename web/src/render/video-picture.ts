import type { Rect } from '../protocol/geometry';
import type { Views } from '../protocol/yuv444';
import { combiner } from './combiner';

/** A decoded picture of a video that waits for its turn to be painted. */
export interface VideoPicture {
  /**
   * What these parts of the picture are to be painted from, in the same place as in the picture; good until another picture
   * is asked. Nothing where it cannot be made.
   */
  image(parts: readonly Rect[]): VideoFrame | OffscreenCanvas | undefined;
  close(): void;
}

/** A picture as it was decoded. */
export class PlainPicture implements VideoPicture {
  /** @param onClose called once the decoder has its memory back */
  constructor(
    private readonly frame: VideoFrame,
    private readonly onClose: () => void,
  ) {}

  image(): VideoFrame {
    return this.frame;
  }

  close(): void {
    this.frame.close();
    this.onClose();
  }
}

/** A picture with the rest of its colours. */
export class ColouredPicture implements VideoPicture {
  constructor(private readonly views: Views) {}

  image(parts: readonly Rect[]): OffscreenCanvas | undefined {
    return combiner()?.draw(this.views, parts);
  }

  close(): void {}
}
