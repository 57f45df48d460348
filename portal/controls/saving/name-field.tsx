// The name of something that a lead writes; without one it can't be saved.
export function NameField(props: {
  id: string;
  label: string;
  name: string;
  fault: string | undefined;
  onName: (name: string) => void;
}) {
  const { id, label, name, fault, onName } = props;
  return (
    <>
      <label htmlFor={`${id}-name`}>{label}</label>
      <input
        id={`${id}-name`}
        type="text"
        dir="auto"
        maxLength={80}
        autoComplete="off"
        value={name}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-name-fault`}
        onChange={({ target }) => onName(target.value)}
      />
      <div id={`${id}-name-fault`}>{fault && <p className="refusal">{fault}</p>}</div>
    </>
  );
}
