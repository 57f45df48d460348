// Makes a browser's screenshots a small PNG, or one that moves: at most 128 colors by index, which is all that flat pages and their text need.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const mostColors = 128;

/** `png` as browsers write them: 8 bits a channel, RGB or RGBA, not interlaced. */
export function indexedPng(png: Buffer): Buffer {
  return written([{ png, forMs: 0 }]);
}

/** One after the other, again and again; all of one size. Browsers and GitHub show it as a PNG that moves (PNG, third edition: APNG). */
export const movingPng = (frames: readonly Frame[]): Buffer => written(frames);

export type Frame = { png: Buffer; forMs: number };

function written(frames: readonly Frame[]): Buffer {
  const decoded = frames.map(({ png, forMs }) => ({ ...decode(png), forMs }));
  const [first] = decoded;
  if (first === undefined) throw new Error('There is no picture.');
  const { width, height } = first;
  const counts = new Map<number, number>();
  for (const { pixels } of decoded)
    for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostColors)
    .map(([color]) => color);
  const indexes = new Map([...counts.keys()].map((color) => [color, nearest(color, palette)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const isMoving = decoded.length > 1;
  const pictures = decoded.flatMap(({ pixels, forMs }, at) => {
    const rows = Buffer.alloc((width + 1) * height);
    pixels.forEach((color, place) => {
      rows[Math.floor(place / width) * (width + 1) + 1 + (place % width)] = indexes.get(color) ?? 0;
    });
    const data = deflateSync(rows, { level: 9, memLevel: 9 });
    const sequence = 2 * at - 1;
    return [
      ...(isMoving ? [chunk('fcTL', frameControl(Math.max(0, sequence), width, height, forMs))] : []),
      at === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([numbers(sequence + 1), data])),
    ];
  });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...(isMoving ? [chunk('acTL', numbers(decoded.length, 0))] : []),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    ...pictures,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whole pictures, each in place of the one before, for so long. */
function frameControl(sequence: number, width: number, height: number, forMs: number): Buffer {
  const delay = Buffer.alloc(6);
  delay.writeUInt16BE(forMs, 0);
  delay.writeUInt16BE(1000, 2);
  return Buffer.concat([numbers(sequence, width, height, 0, 0), delay]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes;
}

function channels(color: number): [red: number, green: number, blue: number] {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

function nearest(color: number, palette: readonly number[]): number {
  const [red, green, blue] = channels(color);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, candidate] of palette.entries()) {
    const [r, g, b] = channels(candidate);
    const distance = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function decode(png: Buffer): { width: number; height: number; pixels: number[] } {
  const [width, height, colorType] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const bytes = colorType === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data));
  const lineLength = width * bytes;
  const pixels: number[] = [];
  let above = Buffer.alloc(lineLength);
  for (let row = 0; row < height; row += 1) {
    const start = row * (lineLength + 1);
    const line = unfiltered(raw[start] ?? 0, raw.subarray(start + 1, start + 1 + lineLength), above, bytes);
    for (let at = 0; at < lineLength; at += bytes) pixels.push(line.readUIntBE(at, 3));
    above = line;
  }
  return { width, height, pixels };
}

/** PNG's five line filters, undone. */
function unfiltered(filter: number, line: Buffer, above: Buffer, bytes: number): Buffer<ArrayBuffer> {
  const plain = Buffer.alloc(line.length);
  for (let at = 0; at < line.length; at += 1) {
    const left = plain[at - bytes] ?? 0;
    const up = above[at] ?? 0;
    const corner = above[at - bytes] ?? 0;
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    plain[at] = ((line[at] ?? 0) + predicted) & 255;
  }
  return plain;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(estimate - each));
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return left;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
