/** What the virtual tabs of a browser share in Node: a machine that may be offline, and `localStorage`. */

/** The machine, as `navigator` shows it. */
export const machine = { onLine: true };
/** The content of `localStorage`. */
export const kept = new Map<string, string>();

Object.defineProperty(globalThis, 'navigator', { value: machine, configurable: true });
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true,
  value: {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  },
});
