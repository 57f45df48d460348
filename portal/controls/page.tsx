// A page's frame: its heading takes the focus on arrival, and its title names the window.
import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../messages/language.tsx';

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
  const { words } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} · ${words.brand}`;
  }, [windowTitle, words]);
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
