// A page's frame: its heading takes the focus on arrival, and its title names the window. On a wide screen it is one of two panes.
import { createContext, type ReactNode, useContext, useId, useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useBrandName } from '../look/use-brand.ts';
import { hasTabbedOn } from './tabbed.ts';

/** `isAside`: beside the page that one came for, which names the window and takes the focus. */
type Pane = { className: string; isAside: boolean };

export const PaneContext = createContext<Pane | undefined>(undefined);

export function Page({
  title,
  windowTitle,
  back,
  children,
}: {
  title: ReactNode;
  windowTitle: string;
  /** Where one came from. */
  back?: { to: string; label: string };
  children: ReactNode;
}) {
  const brand = useBrandName();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const pane = useContext(PaneContext);
  const isAside = pane?.isAside === true;
  // With the heading: whoever hears the page is told its name when they come to it.
  useLayoutEffect(() => {
    if (!isAside) document.title = `${windowTitle} · ${brand}`;
  }, [windowTitle, brand, isAside]);
  // Before anything can be pressed: a key that is pressed right away is not undone by it.
  useLayoutEffect(() => {
    if (isAside) return;
    const hasTabbed = hasTabbedOn();
    // A list gives it back to the row that was opened.
    const isTaken = heading.current?.parentElement?.contains(document.activeElement);
    if (!hasTabbed && !isTaken) heading.current?.focus();
  }, []);
  const content = (
    <>
      {back && (
        <Link href={back.to} className="back">
          <bdi dir="auto">{back.label}</bdi>
        </Link>
      )}
      <h1 ref={heading} id={id} tabIndex={-1}>
        <bdi dir="auto">{title}</bdi>
      </h1>
      {children}
    </>
  );
  if (pane === undefined) return <main id="content">{content}</main>;
  return (
    <section className={pane.className} aria-labelledby={id}>
      <div className="pane-content">{content}</div>
    </section>
  );
}
