// A brand's logo: where it is fetched from, or the image itself. The portal draws it as a background, which runs no script.
import * as z from 'zod';

/** Functions are told it, with all else that they are told of the brands. */
const longest = 1000;

const image = /^data:image\/(svg\+xml|png|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

export const brandLogo = z
  .string()
  .max(longest, `keep an image in the configuration within ${longest} characters, or give its https URL`)
  .refine(
    (logo) => image.test(logo) || isPublic(logo),
    'give the logo’s https URL, or the image itself as data:image/svg+xml;base64,… (also png, webp)',
  );

/** As a style sheet takes it between quotes, and with nothing in it that only who serves it should know. */
function isPublic(logo: string): boolean {
  if (!/^https:\/\/[^"'\\\s()<>]+$/.test(logo) || !URL.canParse(logo)) return false;
  const { username, password } = new URL(logo);
  return username === '' && password === '';
}

/** The origins that a page with these logos loads images from. */
export function logoOrigins(
  brands: readonly { look?: { logo?: string | undefined } | undefined }[],
): string[] {
  const urls = brands.flatMap(({ look }) => (look?.logo?.startsWith('https:') ? [look.logo] : []));
  return [...new Set(urls.map((url) => new URL(url).origin))];
}
