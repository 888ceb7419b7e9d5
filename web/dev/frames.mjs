// Writes frames of the browser protocol, as plain as can be: for the mock gateway only.

/** Collects the operations of one frame. */
export class FrameBuilder {
  constructor() {
    this.operations = [];
    this.data = [];
    this.blobs = [];
  }

  resize(width, height) {
    return this.#operation(0x01, u16(width, height));
  }

  copy(x, y, w, h, toX, toY) {
    return this.#operation(0x02, u16(x, y, w, h, toX, toY));
  }

  fill(x, y, w, h, rgb) {
    return this.#operation(0x03, u16(x, y, w, h), [rgb & 0xff, (rgb >> 8) & 0xff, rgb >> 16]);
  }

  /** @param colourAt gives 0xRRGGBB for a pixel of the desktop */
  filtered(x, y, w, h, colourAt) {
    const planes = Buffer.alloc(3 * w * h);
    for (let row = 0, at = 0; row < h; row++) {
      for (let column = 0; column < w; column++, at++) {
        const rgb = colourAt(x + column, y + row);
        const green = (rgb >> 8) & 0xff;
        planes[at] = green;
        planes[at + w * h] = (rgb >> 16) - green;
        planes[at + 2 * w * h] = (rgb & 0xff) - green;
      }
    }
    this.data.push(planes);
    return this.#operation(0x05, u16(x, y, w, h), [0]);
  }

  jpeg(x, y, w, h, bytes) {
    this.blobs.push(bytes);
    return this.#operation(0x06, u16(x, y, w, h), u32(bytes.length));
  }

  message(id, lastInput, complete = true) {
    const operations = Buffer.concat(this.operations);
    const data = Buffer.concat(this.data);
    const block = operations.length + data.length;
    const head = Buffer.from([
      1,
      complete ? 2 : 0,
      ...[id, lastInput, operations.length, block, block].flatMap(varint),
    ]);
    return Buffer.concat([head, operations, data, ...this.blobs]);
  }

  #operation(code, ...fields) {
    this.operations.push(Buffer.from([code, ...fields.flatMap((field) => [...field])]));
    return this;
  }
}

/** A pointer of `size` pixels: a filled circle, hotspot in its middle. */
export function pointerMessage(size) {
  const pixels = Buffer.alloc(4 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inside = Math.hypot(x - size / 2 + 0.5, y - size / 2 + 0.5) < size / 2;
      pixels.set(inside ? [230, 60, 60, 255] : [0, 0, 0, 0], 4 * (y * size + x));
    }
  }
  return Buffer.concat([Buffer.from([2, 2, ...u16(size, size, size >> 1, size >> 1)]), pixels]);
}

function u16(...values) {
  return values.flatMap((value) => [value & 0xff, value >> 8]);
}

function varint(value) {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function u32(...values) {
  return values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]);
}
