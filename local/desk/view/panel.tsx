// A part of the desk under a heading of its own.
import { type ReactNode, useId } from 'react';

export function Panel(props: {
  title: string;
  count?: number | string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{props.title}</h2>
        {props.count !== undefined && <span className="count">{props.count}</span>}
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}
