// Why something is not possible, right where it was tried.
export function Refusals({ texts }: { texts: readonly string[] }) {
  return (
    <div role="alert">
      {[...new Set(texts)].map((text) => (
        <p key={text} className="refusal">
          {text}
        </p>
      ))}
    </div>
  );
}
