// The client's side of RFC 6455 as far as a measurement needs it: every byte of the socket is counted, headers too.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export class WebSocket {
  #socket;
  #unread = [];
  #unreadBytes = 0;
  #upgraded = false;
  #parts = [];
  #type = 0;
  bytes = 0;

  /** @param on {open, text(string), binary(Buffer), closed(reason)} */
  constructor({ host, port, path, headers }, on) {
    this.on = on;
    this.#socket = connect(port, host);
    this.#socket.setNoDelay(true);
    this.#socket.on('connect', () => {
      const lines = { Host: `${host}:${port}`, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': 13 };
      const all = { ...lines, 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), ...headers };
      const text = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      this.#socket.write(`GET ${path} HTTP/1.1\r\n${text.join('')}\r\n`);
    });
    this.#socket.on('data', (data) => this.#received(data));
    this.#socket.on('error', (error) => on.closed(String(error)));
    this.#socket.on('close', () => on.closed('connection closed'));
  }

  text(message) {
    this.#send(TEXT, Buffer.from(JSON.stringify(message)));
  }

  binary(message) {
    this.#send(BINARY, message);
  }

  end() {
    this.#send(CLOSE, Buffer.from([3, 232]));
    this.#socket.end();
  }

  #send(type, payload) {
    if (this.#socket.destroyed) return;
    const short = payload.length < 126;
    const head = Buffer.alloc(short ? 2 : 4);
    head[0] = 0x80 | type;
    head[1] = 0x80 | (short ? payload.length : 126);
    if (!short) head.writeUInt16BE(payload.length, 2);
    // RFC 6455 5.3: every client frame is masked; a mask of zeros leaves it readable
    this.#socket.write(Buffer.concat([head, Buffer.alloc(4), payload]));
  }

  #received(data) {
    this.bytes += data.length;
    this.#unread.push(data);
    this.#unreadBytes += data.length;
    if (!this.#upgraded && !this.#upgrade()) return;
    while (this.#frame());
  }

  #upgrade() {
    const all = this.#peek(this.#unreadBytes);
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const status = all.toString('latin1', 0, all.indexOf('\r\n'));
    if (!status.includes(' 101 ')) {
      this.on.closed(status);
      return false;
    }
    this.#skip(end + 4);
    this.#upgraded = true;
    this.on.open();
    return true;
  }

  /** Takes one frame; false where it has not arrived in full. */
  #frame() {
    if (this.#unreadBytes < 2) return false;
    const head = this.#peek(Math.min(10, this.#unreadBytes));
    const kind = head[1] & 0x7f;
    const size = kind < 126 ? 2 : kind === 126 ? 4 : 10;
    if (head.length < size) return false;
    const length = kind < 126 ? kind : kind === 126 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2));
    if (this.#unreadBytes < size + length) return false;
    this.#skip(size);
    const payload = Buffer.from(this.#peek(length));
    this.#skip(length);
    this.#handle(head[0] & 0x0f, (head[0] & 0x80) !== 0, payload);
    return true;
  }

  #handle(type, last, payload) {
    if (type === PING) this.#send(PONG, payload);
    else if (type === CLOSE) this.on.closed(`closed with ${payload.length >= 2 ? payload.readUInt16BE(0) : 'no code'}`);
    else if (type <= BINARY) {
      if (type !== 0) this.#type = type;
      this.#parts.push(payload);
      if (!last) return;
      const message = this.#parts.length === 1 ? payload : Buffer.concat(this.#parts);
      this.#parts = [];
      if (this.#type === TEXT) this.on.text(message.toString());
      else this.on.binary(message);
    }
  }

  /** The next bytes, of which at least so many have arrived. */
  #peek(length) {
    if (this.#unread.length === 0) return Buffer.alloc(0);
    if (this.#unread[0].length < length) this.#unread = [Buffer.concat(this.#unread)];
    return this.#unread[0].subarray(0, length);
  }

  #skip(length) {
    if (length === 0) return;
    this.#unreadBytes -= length;
    this.#unread[0] = this.#unread[0].subarray(length);
    if (this.#unread[0].length === 0) this.#unread.shift();
  }
}
