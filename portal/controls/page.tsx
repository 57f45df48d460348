// A page's frame: its heading takes the focus on arrival, and its title names the window.
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useBrandName } from '../look/use-brand.ts';

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
  useEffect(() => {
    document.title = `${windowTitle} · ${brand}`;
  }, [windowTitle, brand]);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <main id="content">
      {back && (
        <Link href={back.to} className="back">
          {back.label}
        </Link>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
