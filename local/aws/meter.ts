// Counts what the functions really do: their invocations, AWS calls and consumed capacity, for the cost page and benchmarks.

export type Capacity = { readUnits: number; writeUnits: number };

export type MeterReading = {
  invocations: Readonly<Record<string, number>>;
  /** By caller, then by `service:Action`. */
  calls: Readonly<Record<string, Readonly<Record<string, number>>>>;
  capacity: Readonly<Record<string, Capacity>>;
  /** Anything else a service counts, for example `states:transitions`. */
  counts: Readonly<Record<string, number>>;
};

export type Meter = {
  invocation(functionName: string): void;
  call(caller: string, service: string, action: string): void;
  capacity(caller: string, used: Capacity): void;
  count(name: string, by?: number): void;
  read(): MeterReading;
  reset(): void;
};

export function createMeter(): Meter {
  const invocations = new Map<string, number>();
  const calls = new Map<string, Map<string, number>>();
  const capacity = new Map<string, Capacity>();
  const counts = new Map<string, number>();

  function add(to: Map<string, number>, key: string, by = 1): void {
    to.set(key, (to.get(key) ?? 0) + by);
  }

  return {
    invocation: (functionName) => add(invocations, functionName),
    call: (caller, service, action) => {
      const own = calls.get(caller) ?? new Map<string, number>();
      calls.set(caller, own);
      add(own, `${service}:${action}`);
    },
    capacity: (caller, used) => {
      const before = capacity.get(caller) ?? { readUnits: 0, writeUnits: 0 };
      capacity.set(caller, {
        readUnits: before.readUnits + used.readUnits,
        writeUnits: before.writeUnits + used.writeUnits,
      });
    },
    count: (name, by) => add(counts, name, by),
    read: () => ({
      invocations: Object.fromEntries(invocations),
      calls: Object.fromEntries([...calls].map(([caller, own]) => [caller, Object.fromEntries(own)])),
      capacity: Object.fromEntries(capacity),
      counts: Object.fromEntries(counts),
    }),
    reset: () => {
      for (const each of [invocations, calls, capacity, counts]) each.clear();
    },
  };
}
