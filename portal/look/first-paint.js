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

const answered = new URLSearchParams(location.search).get('state');

// The sign-in needs it at once, unless it is over: it comes beside the code (portal/session/runtime-config.ts).
if (answered === null) {
  const configuration = { rel: 'preload', href: '/config.json', as: 'fetch', crossOrigin: 'anonymous' };
  document.head.append(Object.assign(document.createElement('link'), configuration));
}

// Which page's shapes are shown until its code is there (portal/look/skeleton.css): who comes back from the sign-in goes where it began.
try {
  const [id] = (answered ?? '').split(';');
  const { data } = JSON.parse(sessionStorage.getItem(`oidc.${id}`) ?? '{}');
  if ((data?.returnTo ?? location.pathname).startsWith('/referrals/'))
    document.documentElement.dataset.page = 'referral';
} catch {
  // Shapes of any page.
}
