// The virtual time as one cell of shared memory, so that every worker thread sees it move at the same moment.

/** Twice the value plus one bit: even is a frozen time, odd an offset to real time. One cell can't be read half-written. */
type Cell = BigInt64Array<SharedArrayBuffer>;

const realNow = Date.now.bind(Date);

export function newCell(): SharedArrayBuffer {
  return new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
}

export function writeFrozen(cell: SharedArrayBuffer, nowMs: number): void {
  write(cell, BigInt(Math.trunc(nowMs)) * 2n);
}

export function writeRunning(cell: SharedArrayBuffer, offsetMs: number): void {
  write(cell, BigInt(Math.trunc(offsetMs)) * 2n + 1n);
}

/** The reader is kept cheap: handlers under measurement call it for each `Date.now()`. */
export function nowReader(cell: SharedArrayBuffer): () => number {
  const view: Cell = new BigInt64Array(cell);
  return () => {
    const value = Atomics.load(view, 0);
    const half = Number(value >> 1n);
    return (value & 1n) === 0n ? half : realNow() + half;
  };
}

function write(cell: SharedArrayBuffer, value: bigint): void {
  Atomics.store(new BigInt64Array(cell), 0, value);
}
