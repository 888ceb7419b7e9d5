import { DecodeError } from '../protocol/bytes';
import type { JpegBlob } from '../protocol/frame';

/** Where a decoded picture is drawn to read its pixels back. */
export interface ScratchContext {
  readonly canvas: { width: number; height: number };
  drawImage(image: ImageBitmap, x: number, y: number): void;
  getImageData(x: number, y: number, w: number, h: number): ImageData;
}

/**
 * Decodes JPEGs with the browser's own decoder, outside this thread, and reads their pixels back: copies and the cache
 * work on pixels. Several may be under way at once.
 */
export class JpegDecoder {
  private scratch: ScratchContext | undefined;

  /** @param newScratch makes the one canvas that all pictures are read through */
  constructor(private readonly newScratch: () => ScratchContext) {}

  async decode(jpeg: JpegBlob): Promise<Uint32Array> {
    const blob = new Blob([jpeg.bytes as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' });
    let bitmap: ImageBitmap;
    try {
      bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
    } catch (cause) {
      throw new DecodeError(`jpeg of ${jpeg.bytes.length} bytes cannot be decoded: ${String(cause)}`);
    }
    try {
      if (bitmap.width !== jpeg.w || bitmap.height !== jpeg.h) {
        throw new DecodeError(`jpeg is ${bitmap.width}x${bitmap.height} instead of ${jpeg.w}x${jpeg.h}`);
      }
      return this.read(bitmap);
    } finally {
      bitmap.close();
    }
  }

  private read(bitmap: ImageBitmap): Uint32Array {
    this.scratch ??= this.newScratch();
    const { canvas } = this.scratch;
    if (canvas.width < bitmap.width) canvas.width = bitmap.width;
    if (canvas.height < bitmap.height) canvas.height = bitmap.height;
    this.scratch.drawImage(bitmap, 0, 0);
    return new Uint32Array(this.scratch.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
  }
}
