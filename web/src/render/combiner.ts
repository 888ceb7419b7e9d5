import type { Rect } from '../protocol/geometry';
import { BT709, combine, combinedSize, MIN_CORRECTION, type Planes, type Views } from '../protocol/yuv444';

const VERTICES = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1, 0, 1);
}`;

/** The same as {@link combine}, in whole numbers like it, so that the pixels are the same. */
const FRAGMENTS = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D lumaY, lumaU, lumaV, chromaY, chromaU, chromaV;
uniform int height, visibleWidth;
uniform bool second;
out vec4 pixel;

int at(usampler2D plane, int x, int y) {
  return int(texelFetch(plane, ivec2(x, y), 0).r);
}

int fourth(int mean, int right, int below, int both) {
  int exact = 4 * mean - right - below - both;
  return abs(exact - mean) < ${MIN_CORRECTION} ? mean : clamp(exact, 0, 255);
}

ivec2 colour(int x, int y) {
  int oddU = (y >> 4 << 4) + (y >> 1 & 7);
  int oddV = oddU + 8;
  if ((y & 1) == 1) return ivec2(at(chromaY, x, oddU), at(chromaY, x, oddV));
  int column = x >> 1;
  int row = y >> 1;
  ivec2 right = ivec2(at(chromaU, column, row), at(chromaV, column, row));
  if ((x & 1) == 1) return right;
  return ivec2(
    fourth(at(lumaU, column, row), right.x, at(chromaY, x, oddU), at(chromaY, x + 1, oddU)),
    fourth(at(lumaV, column, row), right.y, at(chromaY, x, oddV), at(chromaY, x + 1, oddV)));
}

ivec2 colourV2(int x, int y) {
  int halfWidth = visibleWidth >> 1;
  int quarter = visibleWidth >> 2;
  int column = x >> 1;
  int row = y >> 1;
  ivec2 right = ivec2(at(chromaY, column, y), at(chromaY, column + halfWidth, y));
  if ((x & 1) == 1) return right;
  ivec2 below = (x & 2) == 0
    ? ivec2(at(chromaU, x >> 2, row), at(chromaU, (x >> 2) + quarter, row))
    : ivec2(at(chromaV, x >> 2, row), at(chromaV, (x >> 2) + quarter, row));
  if ((y & 1) == 1) return below;
  ivec2 both = ivec2(at(chromaY, column, y + 1), at(chromaY, column + halfWidth, y + 1));
  return ivec2(
    fourth(at(lumaU, column, row), right.x, below.x, both.x),
    fourth(at(lumaV, column, row), right.y, below.y, both.y));
}

void main() {
  int x = int(gl_FragCoord.x);
  int y = height - 1 - int(gl_FragCoord.y);
  ivec2 uv = (second ? colourV2(x, y) : colour(x, y)) - 128;
  int luma = (at(lumaY, x, y) << 16) + (1 << 15);
  ivec3 rgb = ivec3(
    luma + ${BT709.redV} * uv.y,
    luma - ${BT709.greenU} * uv.x - ${BT709.greenV} * uv.y,
    luma + ${BT709.blueU} * uv.x) >> 16;
  pixel = vec4(vec3(clamp(rgb, 0, 255)) / 255.0, 1);
}`;

const TEXTURES = ['lumaY', 'lumaU', 'lumaV', 'chromaY', 'chromaU', 'chromaV'] as const;

interface Texture {
  readonly texture: WebGLTexture;
  width: number;
  height: number;
}

let found: Combiner | null | undefined;

/** The combiner of this thread; nothing where its WebGL does not do, or has failed. */
export function combiner(): Combiner | undefined {
  found ??= Combiner.tried();
  if (found?.isLost) found = null;
  return found ?? undefined;
}

/** Combines the two views of a picture in YUV444 mode by WebGL2. */
export class Combiner {
  private readonly textures: readonly Texture[];
  private uploaded: readonly [Planes | undefined, Planes | undefined] = [undefined, undefined];

  private constructor(
    private readonly canvas: OffscreenCanvas,
    private readonly gl: WebGL2RenderingContext,
    private readonly program: WebGLProgram,
  ) {
    gl.useProgram(program);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    this.textures = TEXTURES.map((name, unit) => {
      const texture = gl.createTexture();
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      gl.uniform1i(gl.getUniformLocation(program, name), unit);
      return { texture, width: 0, height: 0 };
    });
    gl.enable(gl.SCISSOR_TEST);
  }

  /** One that has combined a small picture right, or null. */
  static tried(): Combiner | null {
    if (typeof OffscreenCanvas !== 'function') return null;
    const canvas = new OffscreenCanvas(1, 1);
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
    const program = gl && linked(gl);
    if (!gl || !program) return null;
    const made = new Combiner(canvas, gl, program);
    return made.isRight('chroma') && made.isRight('chroma-v2') ? made : null;
  }

  get isLost(): boolean {
    return this.gl.isContextLost();
  }

  /**
   * Draws parts of a picture.
   *
   * @returns a canvas that has them where they are in the picture, until the next call
   */
  draw(views: Views, parts: readonly Rect[]): OffscreenCanvas {
    const { gl, canvas, program } = this;
    const { width, height } = combinedSize(views);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    gl.viewport(0, 0, width, height);
    this.upload(views);
    gl.uniform1i(gl.getUniformLocation(program, 'height'), height);
    gl.uniform1i(gl.getUniformLocation(program, 'visibleWidth'), views.chroma.visibleWidth);
    gl.uniform1i(gl.getUniformLocation(program, 'second'), views.packing === 'chroma-v2' ? 1 : 0);
    for (const { x, y, w, h } of parts) {
      gl.scissor(x, height - y - h, w, h);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    }
    return canvas;
  }

  private upload({ luma, chroma }: Views): void {
    const [lastLuma, lastChroma] = this.uploaded;
    if (luma !== lastLuma) this.uploadPlanes(0, luma);
    if (chroma !== lastChroma) this.uploadPlanes(3, chroma);
    this.uploaded = [luma, chroma];
  }

  private uploadPlanes(first: number, { width, height, y, u, v }: Planes): void {
    this.uploadPlane(first, width, height, y);
    this.uploadPlane(first + 1, width >> 1, height >> 1, u);
    this.uploadPlane(first + 2, width >> 1, height >> 1, v);
  }

  private uploadPlane(unit: number, width: number, height: number, bytes: Uint8Array): void {
    const { gl } = this;
    const target = this.textures[unit];
    if (!target) return;
    gl.activeTexture(gl.TEXTURE0 + unit);
    if (target.width === width && target.height === height) {
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RED_INTEGER, gl.UNSIGNED_BYTE, bytes);
      return;
    }
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8UI, width, height, 0, gl.RED_INTEGER, gl.UNSIGNED_BYTE, bytes);
    target.width = width;
    target.height = height;
  }

  private isRight(packing: Views['packing']): boolean {
    const { gl } = this;
    const views: Views = { luma: noise(1), chroma: noise(2), packing };
    const { width, height } = combinedSize(views);
    this.draw(views, [{ x: 0, y: 0, w: width, h: height }]);
    const drawn = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, drawn);
    const expected = combine(views);
    const row = width * 4;
    // WebGL has the lowest row first
    return expected.every((value, at) => value === drawn[(height - 1 - Math.floor(at / row)) * row + (at % row)]);
  }
}

/** A small picture in which every value occurs. */
function noise(seed: number): Planes {
  let state = seed;
  const bytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state >> 16;
    });
  return { width: 32, height: 32, visibleWidth: 32, y: bytes(1024), u: bytes(256), v: bytes(256) };
}

function linked(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTICES],
    [gl.FRAGMENT_SHADER, FRAGMENTS],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined;
}
