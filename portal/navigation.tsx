// Where to go: at the bottom of a phone, at the side of a wide screen. The lead has two places more, who is of the back office too another.
import { Link, useLocation } from 'wouter';
import { useBrandLook, useBrandName } from './look/use-brand.ts';
import { useLanguage } from './messages/language.tsx';
import { placeOf } from './place.ts';
import { usePortal, useProfile } from './session/portal-context.tsx';
import './navigation.css';

const icons = {
  inbox: 'M3 13h5l2 3h4l2-3h5M5 5h14l2 8v6H3v-6z',
  clients:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c.6-4 3.2-6 7-6s6.4 2 7 6M16 4.5a3.2 3.2 0 0 1 0 6M18 14.5c2.3.7 3.6 2.5 4 5.5',
  campaigns: 'M3 10v4h4l9 5V5l-9 5zM20 9v6',
  leadRouting: 'M6 4v6a4 4 0 0 0 4 4h8M14 10l4 4-4 4M6 20v-6',
  responseTimes: 'M5 20V11M12 20V4M19 20v-6',
  office: 'M4 21V4h10v17M14 9h6v12M2 21h20M8 8h2M8 12h2M8 16h2',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-5 4-7 8-7s7 2 8 7',
} as const;

export function Navigation() {
  const { words } = useLanguage();
  const profile = useProfile();
  const { offices } = usePortal().session;
  const brand = useBrandName();
  useBrandLook();
  return (
    <header className="bar">
      <Link href="/" className="brand" title={brand}>
        <span className="brand-name">{brand}</span>
      </Link>
      <nav aria-label={words.navigation.label}>
        <Place to="/" icon="inbox" />
        <Place to="/clients" icon="clients" />
        <Place to="/campaigns" icon="campaigns" />
        {profile?.isLead && <Place to="/lead-routing" icon="leadRouting" />}
        {profile?.isLead && <Place to="/response-times" icon="responseTimes" />}
        {offices.length > 0 && <Place to="/office" icon="office" />}
        <Place to="/me" icon="me" />
      </nav>
    </header>
  );
}

function Place({ to, icon }: { to: string; icon: keyof typeof icons }) {
  const { words } = useLanguage();
  const [path] = useLocation();
  // One of a list is in that list's place.
  const list = placeOf(path)?.list;
  const isHere =
    list === undefined
      ? path === to || path.startsWith(`${to}/`)
      : to === (list === 'inbox' ? '/' : '/clients');
  return (
    <Link
      href={to}
      className={isHere ? 'place is-here' : 'place'}
      aria-current={path === to ? 'page' : undefined}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={icons[icon]} />
      </svg>
      {words.navigation[icon]}
    </Link>
  );
}
