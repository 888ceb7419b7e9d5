import { inflateSync } from 'fflate';
import { DecodeError } from './bytes';

/** As far as deflate can refer back: RFC 1951 section 3.2.5. */
const LIMIT = 32 << 10;

/** The end of all blocks of a connection so far: deflated blocks refer back to it. */
export class History {
  private bytes = new Uint8Array(0);

  add(data: Uint8Array): void {
    if (data.length >= LIMIT) {
      this.bytes = data.slice(data.length - LIMIT);
      return;
    }
    const kept = this.bytes.subarray(Math.max(0, this.bytes.length + data.length - LIMIT));
    const next = new Uint8Array(kept.length + data.length);
    next.set(kept);
    next.set(data, kept.length);
    this.bytes = next;
  }

  /** Inflates a block of raw deflate that may refer back to what was added, and that gives exactly `length` bytes. */
  inflate(block: Uint8Array, length: number): Uint8Array {
    // a byte more than is promised, so that a block that gives more is seen
    const out = new Uint8Array(length + 1);
    let data: Uint8Array;
    try {
      data = inflateSync(block, { out, dictionary: this.bytes });
    } catch (cause) {
      throw new DecodeError(`block is not one deflate stream: ${String(cause)}`);
    }
    if (data.length !== length) throw new DecodeError(`deflate gives ${data.length} bytes instead of ${length}`);
    return data;
  }
}
