// Draws the portal's icons from portal/public/icon.svg, in the sizes that phones ask of an app that is installed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { indexedPng } from './indexed-png.ts';

const folder = join(import.meta.dirname, '..', 'portal', 'public');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const color = /<rect[^>]* fill="(#[0-9a-f]{6})"/.exec(drawing)?.[1];
if (color === undefined) throw new Error('icon.svg has no ground to fill.');
/** Of what a maskable icon holds, phones may cut off a tenth at each side. */
const shrunk = drawing.replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80"').replace(/<rect[^>]*\/>/, '');
/** What the status bar shows is white on nothing. */
const badge = drawing.replace(/<rect[^>]*\/>/, '').replace(/<path d="M30[^>]*\/>/, '');

const icons = [
  { name: 'icon-192', size: 192, svg: drawing, ground: 'transparent' },
  { name: 'icon-512', size: 512, svg: drawing, ground: 'transparent' },
  { name: 'icon-maskable-512', size: 512, svg: shrunk, ground: color },
  { name: 'apple-touch-icon', size: 180, svg: shrunk, ground: color },
  { name: 'badge', size: 96, svg: badge, ground: 'transparent' },
] as const;

const browser = await playwright.launch({
  executablePath: process.env.DIBS_CHROMIUM ?? (await chromium.executablePath()),
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
for (const { name, size, svg, ground } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<body style="margin:0;background:${ground}">${svg.replace('<svg ', `<svg style="display:block" width="${size}" height="${size}" `)}</body>`,
  );
  const png = await page.screenshot({ omitBackground: ground === 'transparent' });
  // Colors by index know no transparency.
  writeFileSync(join(folder, `${name}.png`), ground === 'transparent' ? png : indexedPng(png));
  await page.close();
}
await browser.close();
