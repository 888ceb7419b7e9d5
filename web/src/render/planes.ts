import type { Planes } from '../protocol/yuv444';

/** The planes of a decoded picture, all of its blocks as far as this browser gives them; nothing where it gives none. */
export async function planesOf(picture: VideoFrame): Promise<Planes | undefined> {
  const { format, codedWidth, codedHeight, visibleRect } = picture;
  if (format !== 'I420' && format !== 'NV12') return undefined;
  const width = codedWidth - (codedWidth % 2);
  const height = codedHeight - (codedHeight % 2);
  const luma = width * height;
  const quarter = luma / 4;
  const bytes = new Uint8Array(luma + 2 * quarter);
  const layout =
    format === 'I420'
      ? [
          { offset: 0, stride: width },
          { offset: luma, stride: width / 2 },
          { offset: luma + quarter, stride: width / 2 },
        ]
      : [
          { offset: 0, stride: width },
          { offset: luma, stride: width },
        ];
  await picture.copyTo(bytes, { rect: { x: 0, y: 0, width, height }, layout });
  const y = bytes.subarray(0, luma);
  const visibleWidth = visibleRect?.width ?? width;
  if (format === 'I420') {
    const v = bytes.subarray(luma + quarter);
    return { width, height, visibleWidth, y, u: bytes.subarray(luma, luma + quarter), v };
  }
  const u = new Uint8Array(quarter);
  const v = new Uint8Array(quarter);
  for (let at = 0; at < quarter; at++) {
    u[at] = bytes[luma + 2 * at] ?? 0;
    v[at] = bytes[luma + 2 * at + 1] ?? 0;
  }
  return { width, height, visibleWidth, y, u, v };
}
