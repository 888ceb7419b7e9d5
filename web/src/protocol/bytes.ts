/** A message that does not follow `docs/wire-protocol.md`. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';

  constructor(
    message: string,
    /** Where in the message, in bytes from its start; -1 where it is not one place. */
    readonly offset = -1,
  ) {
    super(offset < 0 ? message : `${message} at offset ${offset}`);
  }
}

/** Reads little-endian fields from a part of a message and never past its end. */
export class ByteReader {
  private readonly view: DataView;
  private at: number;

  constructor(
    private readonly bytes: Uint8Array,
    start = 0,
    private readonly end = bytes.length,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = start;
  }

  get offset(): number {
    return this.at;
  }

  get remaining(): number {
    return this.end - this.at;
  }

  /** Fails unless `count` bytes are left for `field`. */
  require(count: number, field: string): void {
    if (count > this.end - this.at) {
      throw new DecodeError(`${field} needs ${count} bytes, ${this.end - this.at} are left`, this.at);
    }
  }

  u8(field: string): number {
    this.require(1, field);
    return this.view.getUint8(this.at++);
  }

  u16(field: string): number {
    this.require(2, field);
    const value = this.view.getUint16(this.at, true);
    this.at += 2;
    return value;
  }

  u24(field: string): number {
    return this.u16(field) | (this.u8(field) << 16);
  }

  u32(field: string): number {
    this.require(4, field);
    const value = this.view.getUint32(this.at, true);
    this.at += 4;
    return value;
  }

  /** 32 bits in one to five bytes, seven in each, lowest first. */
  varint(field: string): number {
    const start = this.at;
    let value = 0;
    for (let unit = 1; unit <= 2 ** 28; unit *= 128) {
      const part = this.u8(field);
      value += (part & 0x7f) * unit;
      if (part < 0x80 && value < 2 ** 32) return value;
    }
    throw new DecodeError(`${field} takes more than 32 bits`, start);
  }

  /** A view of the next `length` bytes, not a copy. */
  slice(length: number, field: string): Uint8Array {
    this.require(length, field);
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }
}
