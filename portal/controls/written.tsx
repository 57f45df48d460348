// What people are called and what they wrote: it runs in its own direction, whatever the language around it does.

export function Written({ children }: { children: string | undefined }) {
  return <bdi dir="auto">{children}</bdi>;
}
