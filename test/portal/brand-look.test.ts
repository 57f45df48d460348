// What a browser keeps of a brand, what is drawn with it before anything else, and that it can be read in each color.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { contrastWithWhite, leastContrast } from '../../lib/config/contrast.ts';
import { forgetLook, rememberedLook, showLook } from '../../portal/look/brand-look.ts';

const portal = join(import.meta.dirname, '../../portal');
const firstPaint = readFileSync(join(portal, 'look/first-paint.js'), 'utf8');

function aBrowser(broken = false) {
  const items = new Map<string, string>();
  const kept = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (broken) throw new Error('Nothing is kept');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
  /** Variables of the style sheets, and marks. */
  const drawn: Record<string, string | boolean> = {};
  const root = {
    style: {
      setProperty: (name: string, value: string) => {
        drawn[name] = value;
      },
      removeProperty: (name: string) => delete drawn[name],
    },
    toggleAttribute: (name: string, force: boolean) => {
      if (force) drawn[name] = true;
      else delete drawn[name];
    },
  };
  const document = { title: 'Dibs', documentElement: root };
  const nowhere = {
    location: { search: '?state=1', pathname: '/' },
    URLSearchParams,
    sessionStorage: { getItem: () => null },
  };
  const load = () => runInNewContext(firstPaint, { localStorage: kept, document, ...nowhere });
  return { items, kept, root, drawn, document, load };
}

const logo = 'https://harbor.example/logo.svg?v=2';
const look = { agentId: 'ada', name: 'Harbor Homes', accent: '#7a1f5c', logo };
const whole = { '--brand': '#7a1f5c', 'data-brand': true, '--logo': `url("${logo}")`, 'data-logo': true };

describe('the look of a brand', () => {
  test('PE-1 is there at the next visit before anything is loaded; its name is told only to whom it belongs', () => {
    const { kept, root, drawn, document, load } = aBrowser();
    showLook(look, root, kept);
    for (const name of Object.keys(drawn)) delete drawn[name];
    load();
    expect(drawn).toEqual(whole);
    expect(document.title).toBe('Dibs');
    expect(rememberedLook('ada', kept)).toEqual(look);
    expect(rememberedLook('ben', kept)).toBeUndefined();
  });

  test('PE-1 whoever signs out leaves nothing of it', () => {
    const { kept, root, drawn, load } = aBrowser();
    showLook(look, root, kept);
    forgetLook(root, kept);
    load();
    expect(drawn).toEqual({});
    expect(rememberedLook('ada', kept)).toBeUndefined();
  });

  test.each([
    '{',
    '7',
    '{"accent":"red;background:url(x)"}',
    '{"accent":7}',
    'null',
    '{"logo":"javascript:alert(1)"}',
    '{"logo":"https://x.example/a")}body{}"}',
    '{"logo":"http://x.example/a.svg"}',
    '{"logo":{}}',
  ])('PE-1 with %s in the browser the page begins in the product’s own color', (strange) => {
    const { items, kept, drawn, load } = aBrowser();
    items.set('dibs.look', strange);
    load();
    expect(drawn).toEqual({});
    expect(rememberedLook('ada', kept)).toBeUndefined();
  });

  test('PE-1 what is drawn at first is what the page draws then: an image in the configuration as well, and nothing where there is none', () => {
    for (const each of [
      { ...look, logo: 'data:image/svg+xml;base64,PHN2Zy8+' },
      { agentId: 'ada', name: 'North' },
    ]) {
      const { kept, root, drawn, load } = aBrowser();
      showLook(look, root, kept);
      showLook(each, root, kept);
      const page = { ...drawn };
      for (const name of Object.keys(drawn)) delete drawn[name];
      load();
      expect(drawn).toEqual(page);
      expect('--logo' in page).toBe('logo' in each);
    }
  });

  test('PE-1 a browser that keeps nothing shows it all the same', () => {
    const { kept, root, drawn } = aBrowser(true);
    showLook(look, root, kept);
    expect(drawn).toEqual(whole);
  });
});

/** `share` of `color`, the rest of `other`, as `color-mix(in srgb, …)`. */
const mixed = (color: string, share: number, other: string): string => {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) =>
    Math.round(channel(color, at) * share + channel(other, at) * (1 - share)),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};
const contrast = (one: string, other: string): number => {
  const [more = 1, less = 1] = [contrastWithWhite(one), contrastWithWhite(other)].toSorted((a, b) => b - a);
  return more / less;
};

/** As dark as it gets, and each hue as light as the configuration takes it. */
const accents = [
  '#000000',
  '#767676',
  '#7a1f5c',
  '#0b6e4f',
  '#d6001c',
  '#0000ff',
  '#b35900',
  '#008000',
  '#a05a00',
];

describe.each(accents)('words and controls in the accent %s', (accent) => {
  test('PE-1 can be read by day and by night', () => {
    expect(contrastWithWhite(accent)).toBeGreaterThanOrEqual(leastContrast);
    const text = mixed(accent, 0.85, '#000000');
    expect(contrast(text, mixed(accent, 0.12, '#ffffff'))).toBeGreaterThanOrEqual(leastContrast);
    const bright = mixed(accent, 0.35, '#ffffff');
    const grounds = [mixed(accent, 0.3, '#000000'), mixed(accent, 0.25, '#1b2126'), '#1b2126', '#12161a'];
    for (const ground of grounds) expect(contrast(bright, ground)).toBeGreaterThanOrEqual(leastContrast);
  });
});

test('PE-1 the style sheet mixes them so', () => {
  const css = readFileSync(join(portal, 'look/colors.css'), 'utf8');
  for (const mix of ['12%, white', '85%, black', '35%, white', '30%, black', '25%, #1b2126'])
    expect(css).toContain(`color-mix(in srgb, var(--brand) ${mix})`);
});
