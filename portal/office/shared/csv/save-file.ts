// Hands a file to the browser, which saves it.

export function saveFile(name: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; until a page is left, a file that is kept takes its memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
