// PE-1: the name, color and logo of the signed-in agent's brand. Kept in this browser, so that their next visit has them from the first paint on:
// first-paint.js, which runs before it, reads the same.
import * as z from 'zod/mini';

const place = 'dibs.look';

const lookSchema = z.object({
  agentId: z.string(),
  name: z.string(),
  accent: z.optional(z.string()),
  logo: z.optional(z.string()),
});
export type Look = z.infer<typeof lookSchema>;

/** What the page is drawn with: `document.documentElement`. */
type Root = {
  style: { setProperty(name: string, value: string): unknown; removeProperty(name: string): unknown };
  toggleAttribute(name: string, force: boolean): unknown;
};
type Kept = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** As it was when this agent was here last; undefined for anybody else. */
export function rememberedLook(agentId: string, kept: Kept): Look | undefined {
  try {
    const { data } = lookSchema.safeParse(JSON.parse(kept.getItem(place) ?? 'null'));
    return data?.agentId === agentId ? data : undefined;
  } catch {
    return undefined;
  }
}

export function showLook(look: Look, root: Root, kept: Kept): void {
  draw(look, root);
  try {
    kept.setItem(place, JSON.stringify(look));
  } catch {
    // A browser that keeps nothing shows it anew each time.
  }
}

/** Whoever signs out, or another's, leaves no sign of a brand. */
export function forgetLook(root: Root, kept: Kept): void {
  draw({}, root);
  try {
    kept.removeItem(place);
  } catch {
    // It keeps nothing.
  }
}

function draw({ accent, logo }: Partial<Look>, root: Root): void {
  set('brand', accent, root);
  set('logo', logo && `url("${logo}")`, root);
}

/** A variable of the style sheets, and a mark for the rules that need it. */
function set(name: 'brand' | 'logo', value: string | undefined, root: Root): void {
  if (value === undefined) root.style.removeProperty(`--${name}`);
  else root.style.setProperty(`--${name}`, value);
  root.toggleAttribute(`data-${name}`, value !== undefined);
}
