/** A key as it is printed on the keyboard, beside what it does. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[4px] border border-line bg-mist px-1 font-sans text-xs text-soft">
      {keys}
    </kbd>
  );
}
