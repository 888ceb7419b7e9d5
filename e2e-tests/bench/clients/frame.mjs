// Takes frames of the browser protocol apart as far as counting needs it: docs/wire-protocol.md, "Kind 1: frame".
import { constants, inflateRawSync } from 'node:zlib';

const FLAG_LZ4 = 1;
const FLAG_DEFLATED = 4;
/** As far as deflate can refer back. */
const HISTORY = 32 << 10;

/** The five numbers after kind and flags, and where they end. */
export function header(message) {
  let at = 2;
  const varint = () => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const part = message[at++];
      value += (part & 127) * unit;
      if (part < 128) return value;
    }
  };
  const [id, echo, operations, sent, block] = [varint(), varint(), varint(), varint(), varint()];
  return { id, echo, operations, sent, block, end: at };
}

/** The frames of one connection, all of them in their order: a block may refer back to those before it. */
export class Frames {
  #history = Buffer.alloc(0);

  /** @returns its header, and its operations as they are before compression */
  take(message) {
    const head = header(message);
    const sent = message.subarray(head.end, head.end + head.sent);
    if (message[1] & FLAG_LZ4) throw new Error('a client that can inflate is sent LZ4');
    const block = message[1] & FLAG_DEFLATED ? this.#inflate(sent) : sent;
    this.#history = Buffer.concat([this.#history, block]);
    this.#history = Buffer.from(this.#history.subarray(Math.max(0, this.#history.length - HISTORY)));
    return { ...head, operations: block.subarray(0, head.operations) };
  }

  #inflate(sent) {
    const dictionary = this.#history.length > 0 ? this.#history : undefined;
    return inflateRawSync(sent, { dictionary, finishFlush: constants.Z_SYNC_FLUSH });
  }
}
