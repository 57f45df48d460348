// The pictures of the documents: one PNG by index, or one that moves, as the PNG specification has its chunks.
import { crc32 } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { indexedPng, movingPng } from '../../scripts/indexed-png.ts';

/** One pixel, RGB, as a browser writes it. */
const red = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    found.push({ type: named.toString('latin1', 0, 4), data: named.subarray(4) });
    at += length + 12;
  }
  return found;
}

test('a single picture has no chunk that moves it', () => {
  expect(chunksOf(indexedPng(red)).map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
});

test('a moving one numbers its pictures in order, and says how long each is seen', () => {
  const chunks = chunksOf(movingPng([100, 2400, 900].map((forMs) => ({ png: red, forMs }))));
  expect(chunks.map(({ type }) => type)).toEqual([
    ...['IHDR', 'acTL', 'PLTE', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'fcTL', 'fdAT', 'IEND'],
  ]);
  const sequence = chunks.filter(({ type }) => /^f/.test(type)).map(({ data }) => data.readUInt32BE(0));
  expect(sequence).toEqual([0, 1, 2, 3, 4]);
  const controls = chunks.filter(({ type }) => type === 'fcTL').map(({ data }) => data);
  expect(controls.map((data) => data.length)).toEqual([26, 26, 26]);
  expect(controls.map((data) => data.readUInt16BE(20) / data.readUInt16BE(22))).toEqual([0.1, 2.4, 0.9]);
  expect(chunks[1]?.data.readUInt32BE(0)).toBe(3);
});
