/** Reads each id once, and answers whoever asks again what that read answered, also when it failed. */
export function onceEach<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const reads = new Map<string, Promise<T>>();
  return (id) => {
    const reading = reads.get(id) ?? read(id);
    reads.set(id, reading);
    return reading;
  };
}
