// Runs before the first paint: the color of the brand that this browser's last agent has (portal/look/brand-look.ts), so that it doesn't
// change while they look. Not the name, which nobody is told before they signed in. A file of its own: the page's policy allows no inline script.
try {
  const { accent } = JSON.parse(localStorage.getItem('dibs.look') ?? '{}');
  if (typeof accent === 'string' && /^#[0-9a-f]{6}$/i.test(accent)) {
    document.documentElement.style.setProperty('--brand', accent);
    document.documentElement.toggleAttribute('data-brand', true);
  }
} catch {
  // Without storage, or with something strange in it, the page begins in the product's own color.
}
