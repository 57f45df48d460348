// Runs before the first paint: color and logo of the brand that this browser's last agent has (portal/look/brand-look.ts), so that they don't
// change while they look. Not the name, which nobody is told before they signed in. A file of its own: the page's policy allows no inline script.
try {
  const { accent, logo } = JSON.parse(localStorage.getItem('dibs.look') ?? '{}');
  const root = document.documentElement;
  if (typeof accent === 'string' && /^#[0-9a-f]{6}$/i.test(accent)) {
    root.style.setProperty('--brand', accent);
    root.toggleAttribute('data-brand', true);
  }
  if (typeof logo === 'string' && /^(https:|data:image\/)[^"'\\\s()<>]+$/.test(logo)) {
    root.style.setProperty('--logo', `url("${logo}")`);
    root.toggleAttribute('data-logo', true);
  }
} catch {
  // Without storage, or with something strange in it, the page begins in the product's own color.
}
