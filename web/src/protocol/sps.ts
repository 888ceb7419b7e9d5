/**
 * The sequence parameters of an H.264 stream, [ITU-T H.264] 7.3.2.1.1 and E.1.1, told what RDP means by its pictures.
 *
 * Hosts leave the colour space out, and browsers then guess another one than [MS-RDPEGFX] 3.3.8.3.1 says: BT.709 at full
 * range. Where no bitstream restriction is given, some decoders hold pictures back in case that they are to be reordered;
 * a host never does that.
 */

/** nal_unit_type: [ITU-T H.264] table 7-1. */
const SEQUENCE_PARAMETERS = 7;
const START_CODE = 3;

/** Profiles whose parameters say more about the samples. */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

const EXTENDED_ASPECT_RATIO = 255;
const FORMAT_UNSPECIFIED = 5;
const BT709 = 1;
const SRGB_TRANSFER = 13;
/** Highest value that E.2.1 allows: no limit that a host would have to keep. */
const NO_LIMIT = 16;

/** The unit with its colour space; the unit itself where its parameters are not there or cannot be read. */
export function withColorSpace(unit: Uint8Array): Uint8Array {
  const start = startOf(unit, 0, SEQUENCE_PARAMETERS);
  if (start < 0) return unit;
  const end = endOf(unit, start);
  const payload = withoutEscapes(unit.subarray(start + 1, end));
  const changed = rewrite(payload);
  if (!changed) return unit;
  const escaped = withEscapes(changed);
  const result = new Uint8Array(start + 1 + escaped.length + unit.length - end);
  result.set(unit.subarray(0, start + 1));
  result.set(escaped, start + 1);
  result.set(unit.subarray(end), start + 1 + escaped.length);
  return result;
}

/** Profile, constraints and level of the unit's sequence parameters, as a codec string has them. */
export function codecOf(unit: Uint8Array): string | undefined {
  const start = startOf(unit, 0, SEQUENCE_PARAMETERS);
  if (start < 0 || start + 4 > unit.length) return undefined;
  return `avc1.${Array.from(unit.subarray(start + 1, start + 4), (value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Where the first NAL unit of a type begins, or -1. */
function startOf(unit: Uint8Array, from: number, type: number): number {
  for (let at = from; at + START_CODE < unit.length; at++) {
    const isStart = unit[at] === 0 && unit[at + 1] === 0 && unit[at + 2] === 1;
    if (isStart && ((unit[at + START_CODE] ?? 0) & 0x1f) === type) return at + START_CODE;
  }
  return -1;
}

/** Where the NAL unit ends that begins at `start`; zeros before the next one are not part of it. */
function endOf(unit: Uint8Array, start: number): number {
  for (let at = start; at + 2 < unit.length; at++) {
    if (unit[at] === 0 && unit[at + 1] === 0 && (unit[at + 2] ?? 0) <= 1) return at;
  }
  return unit.length;
}

/** Takes out emulation_prevention_three_byte: 7.4.1. */
function withoutEscapes(bytes: Uint8Array): Uint8Array {
  const plain: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    plain.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(plain);
}

function withEscapes(bytes: Uint8Array): Uint8Array {
  const escaped: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      escaped.push(3);
      zeros = 0;
    }
    escaped.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(escaped);
}

/** The parameters without the NAL unit's header byte, or nothing where they cannot be read. */
function rewrite(payload: Uint8Array): Uint8Array | undefined {
  const source = new BitReader(payload);
  const referenceFrames = skipToVui(source);
  if (referenceFrames < 0) return undefined;
  const result = new BitWriter();
  result.copy(payload, source.position);
  const present = source.bit();
  result.bits(1, 1);
  if (present) {
    const kept = source.position;
    skipToSignalType(source);
    result.copyRange(payload, kept, source.position);
    if (source.bit() && source.bits(4) >= 0 && source.bit()) source.bits(24);
  } else {
    result.bits(0, 2); // no aspect ratio, no overscan
  }
  result.bits(1, 1);
  result.bits(FORMAT_UNSPECIFIED, 3);
  result.bits(1, 1); // full range
  result.bits(1, 1);
  for (const value of [BT709, SRGB_TRANSFER, BT709]) result.bits(value, 8);
  if (!present) {
    result.bits(0, 5); // no chroma location, timing, buffering (twice), picture structure
    result.bits(0b11, 2); // a restriction, with motion vectors over the edges
    for (const value of [0, 0, NO_LIMIT, NO_LIMIT, 0, referenceFrames]) result.unsigned(value);
  }
  if (source.exhausted) return undefined;
  result.copyRange(payload, source.position, payload.length * 8);
  return result.bytes();
}

/** Reads up to vui_parameters_present_flag. Returns max_num_ref_frames, or -1 where this is no such structure. */
function skipToVui(source: BitReader): number {
  const profile = source.bits(8);
  source.bits(16);
  source.unsigned();
  if (HIGH_PROFILES.has(profile)) skipSampleFormat(source);
  source.unsigned();
  const orderType = source.unsigned();
  if (orderType === 0) source.unsigned();
  else if (orderType === 1) {
    source.bit();
    source.unsigned();
    source.unsigned();
    for (let count = Math.min(source.unsigned(), 255); count > 0; count--) source.unsigned();
  }
  const referenceFrames = source.unsigned();
  source.bit();
  source.unsigned();
  source.unsigned();
  if (!source.bit()) source.bit();
  source.bit();
  if (source.bit()) for (let edge = 0; edge < 4; edge++) source.unsigned();
  return source.exhausted ? -1 : referenceFrames;
}

function skipSampleFormat(source: BitReader): void {
  const chroma = source.unsigned();
  if (chroma === 3) source.bit();
  source.unsigned();
  source.unsigned();
  source.bit();
  if (!source.bit()) return;
  for (let list = 0; list < (chroma === 3 ? 12 : 8); list++) {
    if (source.bit()) skipScalingList(source, list < 6 ? 16 : 64);
  }
}

/** 7.3.2.1.1.1: a list ends early where the next scale becomes 0. */
function skipScalingList(source: BitReader, size: number): void {
  let last = 8;
  for (let i = 0; i < size; i++) {
    const code = source.unsigned();
    const delta = (code & 1) === 1 ? (code + 1) / 2 : -code / 2;
    const next = (last + delta + 256) % 256;
    if (next === 0) return;
    last = next;
  }
}

/** From behind vui_parameters_present_flag up to video_signal_type_present_flag. */
function skipToSignalType(source: BitReader): void {
  if (source.bit() && source.bits(8) === EXTENDED_ASPECT_RATIO) source.bits(32);
  if (source.bit()) source.bit();
}

class BitReader {
  position = 0;

  constructor(private readonly from: Uint8Array) {}

  /** More was read than there was. */
  get exhausted(): boolean {
    return this.position > this.from.length * 8;
  }

  bit(): number {
    const at = this.position++;
    return ((this.from[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = value * 2 + this.bit();
    return value;
  }

  /** ue(v): 9.1. */
  unsigned(): number {
    let zeros = 0;
    while (zeros < 32 && this.bit() === 0) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }
}

class BitWriter {
  private readonly written: number[] = [];

  bits(value: number, count: number): void {
    for (let i = count - 1; i >= 0; i--) this.written.push((value >> i) & 1);
  }

  unsigned(value: number): void {
    const length = Math.floor(Math.log2(value + 1));
    this.bits(0, length);
    this.bits(value + 1, length + 1);
  }

  copy(from: Uint8Array, count: number): void {
    this.copyRange(from, 0, count);
  }

  copyRange(from: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at++) this.written.push(((from[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  }

  bytes(): Uint8Array {
    // what was copied ends with a stop bit and zeros: there may be a byte of zeros too many
    const bytes = new Uint8Array(Math.ceil(this.written.length / 8));
    this.written.forEach((bit, at) => {
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (7 - (at & 7)));
    });
    let length = bytes.length;
    while (length > 0 && bytes[length - 1] === 0) length--;
    return bytes.subarray(0, length);
  }
}
