import { DecodeError } from '../protocol/bytes';
import { Framebuffer } from '../protocol/framebuffer';
import { type InputEvent, InputWriter } from '../protocol/input';
import { type ClientMessage, type GatewayMessage, type Hello, parseGatewayMessage } from '../protocol/messages';
import { Pointers, parsePointerPosition } from '../protocol/pointer';
import { afterPaint } from '../render/after-paint';
import { JpegDecoder, type ScratchContext } from '../render/jpeg';
import { type PaintContext, Painter } from '../render/painter';
import { Parts } from '../render/parts';
import { canDecodeVideo, VideoDecoders } from '../render/video';
import { afterClose, CLOSE_MALFORMED, CLOSE_NORMAL, retryDelay } from './close-codes';
import { Following } from './following';
import { FramePipeline, type PaintedFrame } from './frame-pipeline';
import { Keeping } from './keeping';
import { Liveness } from './liveness';
import type { Command, Line, Report } from './messages';
import { FrameRate } from './rates';
import { TileStore } from './tile-store';

const SUBPROTOCOL = 'oriel.v1';
const KIND = { frame: 1, pointer: 2, pointerPosition: 3 } as const;
const TICK = 500;
/** Bytes waiting in the socket above which pointer moves are dropped: a later one says it better. */
const CONGESTED = 32 * 1024;

/**
 * The client without its page: keeps the line to the gateway up, decodes, paints, relays input. Runs in a worker, or on
 * the page's thread where a worker cannot paint. All of it is confined to one thread.
 */
export class Engine {
  private readonly framebuffer = new Framebuffer();
  private readonly keeping = new Keeping(this.framebuffer);
  private readonly parts: Parts;
  private readonly painter: Painter;
  private readonly jpegs: JpegDecoder;
  private readonly videos: VideoDecoders;
  private readonly writer = new InputWriter();
  private readonly frameRate = new FrameRate();
  private readonly following = new Following(
    (room) => this.send({ type: 'resize', ...room }),
    (action, milliseconds) => {
      const timer = setTimeout(action, milliseconds);
      return { cancel: () => clearTimeout(timer) };
    },
  );
  private readonly ticker: ReturnType<typeof setInterval>;

  private url = '';
  private hello: Hello | undefined;
  /** The greeting of the connection that stands. */
  private greeted: Hello | undefined;
  private socket: WebSocket | undefined;
  private pipeline: FramePipeline | undefined;
  private pointers = new Pointers();
  private liveness = new Liveness(0);
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private attached = false;
  private pingable = false;
  private takesVideo = false;
  private live = false;
  private unstable = false;
  private visible = true;
  private reportedRates = '';

  constructor(
    context: PaintContext,
    newScratch: () => ScratchContext,
    private readonly report: Report,
  ) {
    this.parts = new Parts(context);
    this.painter = new Painter(this.parts, this.framebuffer);
    this.jpegs = new JpegDecoder(newScratch);
    this.videos = new VideoDecoders((reason) => this.videoFailed(reason));
    this.ticker = setInterval(() => this.tick(), TICK);
  }

  handle(command: Exclude<Command, { type: 'canvas' }>): void {
    switch (command.type) {
      case 'open':
        this.url = command.url;
        this.hello = command.hello;
        this.keeping.storeIn(new TileStore(command.user, command.hello.desktop));
        this.attempt = 0;
        this.connect();
        break;
      case 'hello':
        if (this.socket) void this.greet(this.socket, command.hello);
        break;
      case 'room':
        if (this.hello) this.hello = { ...this.hello, ...command.room };
        this.following.changed(command.room);
        break;
      case 'part-open':
        this.parts.open(command.id, command.canvas);
        break;
      case 'part':
        this.parts.show(command.id, command.rect);
        break;
      case 'part-close':
        this.parts.close(command.id);
        break;
      case 'say':
        if (command.message.type === 'visibility') this.showOrHide(command.message.visible);
        if (this.attached) this.send(command.message);
        break;
      case 'input':
        this.input(command.event);
        break;
      case 'retry':
        if (!this.socket && this.hello) this.connect();
        break;
      case 'close':
        this.shutDown();
        break;
      default:
        command satisfies never;
    }
  }

  private connect(): void {
    clearTimeout(this.retryTimer);
    this.dropSocket(CLOSE_NORMAL);
    this.line({ state: 'connecting', attempt: this.attempt });
    const socket = new WebSocket(this.url, SUBPROTOCOL);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      if (this.socket !== socket || !this.hello) return;
      this.liveness = new Liveness(performance.now());
      this.writer.reset();
      this.pipeline = this.newPipeline(this.hello.cacheBytes);
      this.pointers = new Pointers();
      void this.greet(socket, this.hello);
    };
    socket.onmessage = (message: MessageEvent<unknown>) => {
      if (this.socket === socket) this.receive(message.data);
    };
    socket.onclose = (event) => {
      if (this.socket === socket) this.lost(event.code, event.reason);
    };
  }

  /** Says hello, once it is known what this browser decodes. */
  private async greet(socket: WebSocket, hello: Hello): Promise<void> {
    const features = (await canDecodeVideo()) ? [...hello.features, 'h264'] : hello.features;
    if (this.socket !== socket) return;
    const { credentials: _, ...kept } = hello;
    this.greeted = kept;
    const greeting = await this.keeping.offer({ ...hello, features });
    if (this.socket === socket) this.send(greeting);
  }

  /** The gateway decodes from now on: what the video has shown is drawn again. */
  private videoFailed(reason: string): void {
    if (this.attached && this.takesVideo) this.send({ type: 'video', on: false, reason });
  }

  private receive(data: unknown): void {
    this.liveness.received(performance.now());
    try {
      if (typeof data === 'string') this.text(parseGatewayMessage(data));
      else if (data instanceof ArrayBuffer) this.binary(new Uint8Array(data));
    } catch (cause) {
      this.malformed(cause);
    }
  }

  private text(message: GatewayMessage): void {
    if (message.type === 'pong') {
      this.liveness.answered(performance.now());
      return;
    }
    if (message.type === 'welcome') {
      this.attempt = 0;
      this.attached = true;
      this.pingable = message.features.includes('ping');
      this.takesVideo = message.features.includes('video');
      this.pipeline?.keep(this.keeping.answered(message, performance.now()));
      this.line({ state: 'attached' });
      if (!this.visible) this.send({ type: 'visibility', visible: false });
      if (this.greeted && message.features.includes('resize')) this.following.attached(this.greeted);
    }
    this.report({ type: 'gateway', message });
  }

  private binary(message: Uint8Array<ArrayBuffer>): void {
    switch (message[0]) {
      case KIND.frame:
        this.pipeline?.push(message);
        break;
      case KIND.pointer: {
        const shape = this.pointers.parse(message);
        this.report({ type: 'pointer', shape }, shape.shape === 'picture' ? [shape.rgba.buffer] : []);
        break;
      }
      case KIND.pointerPosition:
        this.report({ type: 'pointer-moved', ...parsePointerPosition(message) });
        break;
      default:
        throw new DecodeError(`message kind ${message[0]} is unknown`, 0);
    }
  }

  private newPipeline(cacheBytes: number): FramePipeline {
    return new FramePipeline(this.framebuffer, cacheBytes, {
      decodeJpeg: (jpeg) => this.jpegs.decode(jpeg),
      decodeVideo: (unit) => this.videos.decode(unit),
      paint: (resized, steps) => this.painter.paint(resized, steps),
      paintVideo: (picture, unit) => this.painter.paintVideo(picture, unit),
      afterPaint,
      now: () => performance.now(),
      painted: (frame) => this.painted(frame),
      failed: (cause) => this.malformed(cause),
    });
  }

  private painted(frame: PaintedFrame): void {
    this.frameRate.painted(performance.now());
    this.socket?.send(this.writer.ack(frame.id, frame.decode, frame.paint, frame.queued));
    if (frame.resized) this.report({ type: 'size', ...frame.resized });
    // The first frame brings the whole desktop. One that is complete may never come: on a desktop that does not rest
    // there is always something still to come.
    if (!this.live) {
      this.live = true;
      this.report({ type: 'live' });
    }
  }

  private input(event: InputEvent): void {
    const { socket } = this;
    if (!socket || !this.attached || socket.readyState !== WebSocket.OPEN) return;
    if (event.type === 'move' && socket.bufferedAmount > CONGESTED) return;
    socket.send(this.writer.event(event));
    this.liveness.input(performance.now());
  }

  /** A page that is hidden may never be shown again: what it has is stored while there is time. */
  private showOrHide(visible: boolean): void {
    if (!visible && this.live && this.pipeline) void this.keeping.save(this.pipeline.tiles(), performance.now());
    this.visible = visible;
  }

  private send(message: ClientMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private tick(): void {
    if (!this.attached) return;
    const now = performance.now();
    const { pipeline } = this;
    if (this.live && this.visible && pipeline) this.keeping.tick(() => pipeline.tiles(), now);
    if (this.pingable) {
      if (this.liveness.shouldPing(now)) {
        this.liveness.pinged(now);
        this.send({ type: 'ping' });
      }
      const verdict = this.liveness.verdict(now);
      if (verdict === 'dead') {
        this.dropSocket(CLOSE_NORMAL);
        this.lost(0, '');
        return;
      }
      if (this.unstable !== (verdict === 'unstable')) {
        this.unstable = !this.unstable;
        this.line({ state: this.unstable ? 'unstable' : 'stable' });
      }
    }
    const fps = this.frameRate.perSecond(now);
    const roundTrip = Math.round(this.liveness.roundTrip);
    const rates = `${fps} ${roundTrip}`;
    if (rates !== this.reportedRates) {
      this.reportedRates = rates;
      this.report({ type: 'rates', fps, roundTrip });
    }
  }

  private malformed(cause: unknown): void {
    const detail = cause instanceof Error ? cause.message : String(cause);
    this.dropSocket(CLOSE_MALFORMED);
    this.line({ state: 'closed', why: 'malformed', code: CLOSE_MALFORMED, detail });
  }

  private lost(code: number, detail: string): void {
    this.dropSocket(CLOSE_NORMAL);
    const why = afterClose(code);
    if (why !== 'reconnect') {
      this.line({ state: 'closed', why, code, detail });
      return;
    }
    this.attempt++;
    const delay = retryDelay(this.attempt, Math.random());
    this.line({ state: 'waiting', attempt: this.attempt, delay, code });
    this.retryTimer = setTimeout(() => this.connect(), delay);
  }

  private dropSocket(code: number): void {
    const { socket } = this;
    // what the line has shown and kept need not be sent again by the next one
    if (this.live && this.pipeline) this.keeping.cut(this.pipeline.tiles());
    this.socket = undefined;
    this.attached = false;
    this.live = false;
    this.unstable = false;
    this.following.detached();
    this.pipeline?.close();
    this.videos.reset();
    this.pipeline = undefined;
    if (socket && socket.readyState <= WebSocket.OPEN) socket.close(code);
  }

  private shutDown(): void {
    clearInterval(this.ticker);
    clearTimeout(this.retryTimer);
    this.hello = undefined;
    this.dropSocket(CLOSE_NORMAL);
  }

  private line(line: Line): void {
    this.report({ type: 'line', line });
  }
}
