// Hands a file to the browser, which saves it: what needs a token can't be a plain link.

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; until a page is left, a file that is kept takes its memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function saveCsv(name: string, parts: readonly string[]): void {
  saveFile(name, new Blob([...parts], { type: 'text/csv;charset=utf-8' }));
}
