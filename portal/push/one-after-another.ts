// Acts that must not meet: each begins when the one before has ended, well or not.

export function oneAfterAnother() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act, act);
    last = done;
    return done;
  };
}
