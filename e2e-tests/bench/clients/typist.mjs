// One of many viewers in this process: it types into its session, acknowledges every frame at once, and notes how long each
// key takes to be shown. Keys do not wait for each other, so a gateway that falls behind is not measured more kindly.
import { WebSocket } from './websocket.mjs';
import { now } from './control.mjs';
import { header } from './frame.mjs';

const FRAME = 1;
const ACK = 16;
const KEY = 1;
const SCANCODE_A = 0x1e;
/** A key that is not shown by then is lost, in ms. */
const PATIENCE = 5000;

export class Typist {
  #socket;
  #sequence = 0;
  #waiting = [];
  #timer = null;
  #leaving = false;
  #chance;
  delays = [];
  lost = 0;
  frames = 0;
  lastFrame = null;
  failure = null;

  /** @param seed of the pauses between keys, so that a run can be repeated */
  constructor({ host, port }, cookie, desktop, seed) {
    this.desktop = desktop;
    this.#chance = seed * 2654435761;
    const headers = { Origin: `http://${host}:${port}`, Cookie: cookie, 'Sec-WebSocket-Protocol': 'oriel.v1' };
    this.#socket = new WebSocket(
      { host, port: +port, path: '/ws', headers },
      {
        open: () => this.#hello(),
        text: (message) => this.#text(JSON.parse(message)),
        binary: (message) => this.#binary(message),
        closed: (why) => this.#leaving || this.#fail(why),
      },
    );
  }

  #hello() {
    this.#socket.text({
      type: 'hello', version: 1, desktop: this.desktop, width: 1280, height: 800, scale: 1, cacheBytes: 32 << 20, features: ['jpeg', 'deflate'],
      keyboardLayout: 1033, timeZone: 'UTC', locale: 'en',
    });
  }

  #text(event) {
    if (event.type === 'ended' && !this.#leaving) this.#fail(JSON.stringify(event));
  }

  #fail(why) {
    this.failure ??= `${this.desktop}: ${why}`;
    this.rest();
  }

  #binary(message) {
    if (message[0] !== FRAME) return;
    this.frames++;
    this.lastFrame = now();
    const { id, echo } = header(message);
    while (this.#waiting.length > 0 && this.#waiting[0].sequence <= echo) this.delays.push(this.lastFrame - this.#waiting.shift().at);
    const answer = Buffer.alloc(10);
    answer[0] = ACK;
    answer.writeUInt32LE(id, 1);
    this.#socket.binary(answer);
  }

  /** Types from now on, `rate` keys a second on average, each pause between half and one and a half of the mean. */
  type(rate) {
    const pause = (1000 / rate) * (0.5 + this.#random());
    this.#timer = setTimeout(() => {
      this.#key();
      this.type(rate);
    }, pause);
  }

  rest() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Forgets what has been measured so far. */
  begin() {
    this.delays = [];
    this.lost = 0;
    this.frames = 0;
  }

  /** Counts what has waited for too long. */
  review() {
    while (this.#waiting.length > 0 && now() - this.#waiting[0].at > PATIENCE) {
      this.#waiting.shift();
      this.lost++;
    }
  }

  leave() {
    this.#leaving = true;
    this.rest();
    this.#socket.text({ type: 'disconnect' });
    setTimeout(() => this.#socket.end(), 100);
  }

  #key() {
    this.#press(true);
    this.#waiting.push({ sequence: this.#sequence, at: now() });
    this.#press(false);
  }

  #press(down) {
    const message = Buffer.alloc(7);
    message[0] = KEY;
    message.writeUInt32LE(++this.#sequence, 1);
    message[5] = down ? 1 : 0;
    message[6] = SCANCODE_A;
    this.#socket.binary(message);
  }

  /** 0 to 1, by a linear congruence: good enough to keep sessions out of step. */
  #random() {
    this.#chance = (Math.imul(this.#chance | 0, 1664525) + 1013904223) >>> 0;
    return this.#chance / 2 ** 32;
  }
}
