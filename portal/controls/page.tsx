// A page's frame: its heading takes the focus on arrival, and its title names the window.
import { type ReactNode, useEffect, useRef } from 'react';
import { useBrandName } from '../look/use-brand.ts';

export function Page({
  title,
  windowTitle,
  back,
  children,
}: {
  title: ReactNode;
  windowTitle: string;
  back?: ReactNode;
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
      {back}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
