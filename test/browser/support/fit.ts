// Whether a page fits its window: nothing to scroll sideways, no word cut off or run over another's place, nothing to press smaller than a thumb.
import type { Page } from 'playwright-core';
import * as z from 'zod';

/** A thumb, in CSS pixels, less what a browser rounds off. */
const thumb = 43.5;
/** What a phone of 390 pixels has left at 200 %; there a long time may take two lines. */
export const zoomedWidth = 195;

const measure = (asksForThumbs: boolean) => `(() => {
  const root = document.documentElement;
  const found = new Set();
  const isUnseen = (element) => element.closest('.unseen, .visually-hidden, .skip, .table thead, svg, option, noscript') !== null;
  const named = (element) => element.localName + (element.className ? '.' + String(element.className).replaceAll(' ', '.') : '');
  const say = (fault, element, text) => found.add(fault + ': ' + named(element) + ' "' + String(text).trim().slice(0, 60) + '"');
  if (root.scrollWidth > root.clientWidth) found.add('The page is ' + (root.scrollWidth - root.clientWidth) + ' px too wide');
  const below = root.scrollHeight - Math.max(root.clientHeight, Math.ceil(document.body.getBoundingClientRect().bottom + scrollY));
  if (below > 1 && document.querySelector('.pane') !== null && document.querySelector('dialog[open]') === null) found.add('The page goes on for ' + below + ' px below its end');
  for (const element of document.body.querySelectorAll('*')) {
    if (isUnseen(element) || element.matches('input, textarea, select') || !element.checkVisibility()) continue;
    const { overflowX, overflowY, display } = getComputedStyle(element);
    if (display === 'inline') continue;
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) say('Scrolls sideways or cuts off', element, element.textContent);
    if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2) say('Cuts off below', element, element.textContent);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || isUnseen(element) || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [left, right] = [Math.min(...rects.map((rect) => rect.left)), Math.max(...rects.map((rect) => rect.right))];
    if (left < -1 || right > root.clientWidth + 1) say('Outside of the window', element, node.data);
    for (let place = element; place !== document.body; place = place.parentElement) {
      const { display, position, direction } = getComputedStyle(place);
      if (display.startsWith('inline') && !/inline-(block|flex|grid)/.test(display) || display === 'contents') continue;
      const box = place.getBoundingClientRect();
      // A space at the end of a line may hang over.
      const hangs = getComputedStyle(element).whiteSpace.startsWith('pre') ? 8 : 1;
      if (left < box.left - hangs || right > box.right + hangs) { say('Runs out of its place', place, node.data); break; }
      if (position === 'absolute' || position === 'fixed') break;
    }
  }
  if (root.clientWidth > ${zoomedWidth}) {
    for (const time of document.querySelectorAll('.table td :is(time, .phone), a.button[href^="tel:"]')) {
      const tops = [...time.getClientRects()].map(({ top }) => top);
      if (time.checkVisibility() && !time.matches('.full-time') && Math.max(...tops) - Math.min(...tops) > 8) say('On two lines', time, time.textContent);
    }
  }
  if (root.clientWidth > ${zoomedWidth}) {
    for (const button of document.querySelectorAll('button, .button')) {
      if (isUnseen(button) || !button.checkVisibility() || /\\S\\s+\\S/.test(button.textContent) || button.textContent.trim().length > 12) continue;
      const range = document.createRange();
      range.selectNodeContents(button);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top);
      if (Math.max(...tops) - Math.min(...tops) > 8) say('A word on two lines', button, button.textContent);
    }
  }
  if (${asksForThumbs}) {
    const pressed = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="option"], [role="tab"]';
    for (const element of document.body.querySelectorAll(pressed)) {
      if (isUnseen(element) || !element.checkVisibility()) continue;
      const others = element.parentElement.textContent.replace(element.textContent, '').trim();
      const isInSentence = getComputedStyle(element).display === 'inline' && others !== '' && element.closest('p, li, dd, span') !== null;
      if (isInSentence) continue;
      const place = (element.matches('[type="checkbox"], [type="radio"], [type="file"]') && element.closest('label')) || element;
      const { width, height } = place.getBoundingClientRect();
      if (width < ${thumb} || height < ${thumb}) say('Smaller than a thumb (' + Math.round(width) + ' × ' + Math.round(height) + ')', element, element.textContent || element.id || element.getAttribute('aria-label'));
    }
  }
  return [...found];
})()`;

/** What doesn't fit, in the window as it is; empty when all does. */
export async function misfits(page: Page, asksForThumbs = false): Promise<string[]> {
  return z.array(z.string()).parse(await page.evaluate(measure(asksForThumbs)));
}

/** The longest name that a brand can have. */
const longestBrand = 'Hammerstein & Birch Realty Partners West';

/** How many rows the places of the navigation take beside such a name, by width, with all seven places that an agent can have. */
export async function rowsOfPlaces(page: Page, widths: readonly number[]): Promise<number[]> {
  const rows: number[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    const counted = await page.evaluate(`(() => {
      const name = document.querySelector('.bar .brand').firstElementChild ?? document.querySelector('.bar .brand');
      const nav = document.querySelector('.bar nav');
      const before = name.textContent;
      const added = nav.lastElementChild.cloneNode(true);
      name.textContent = ${JSON.stringify(longestBrand)};
      nav.append(added);
      const tops = new Set([...nav.children].map((place) => Math.round(place.getBoundingClientRect().top)));
      name.textContent = before;
      added.remove();
      return tops.size;
    })()`);
    rows.push(z.number().parse(counted));
  }
  return rows;
}
