// Saves a form. It is never taken from under the focus: without a change, or while it saves, it says so and does nothing.
import { useLanguage } from '../../messages/language.tsx';

export function SaveButton({
  isChanged,
  isPending,
  label,
}: {
  isChanged: boolean;
  isPending: boolean;
  label?: string | undefined;
}) {
  const { words } = useLanguage();
  const isIdle = !isChanged || isPending;
  return (
    <button
      type="submit"
      className="is-main"
      aria-disabled={isIdle}
      onClick={(event) => {
        if (isIdle) event.preventDefault();
      }}
    >
      {isPending ? words.saving : (label ?? words.save)}
    </button>
  );
}
