/** Holds back the code that elements load on first use, as a slow network does, until a test lets it come. */
import { importError } from '../../src/api/index.js';
import { LazyModule } from '../../src/ui/lazy-module.js';

/** Holds back what a method of a prototype imports. The returned function lets it come; a second call does nothing. */
export function holdImport(prototype: object, method: string): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, method) as PropertyDescriptor;
  const load = own.value as () => Promise<unknown>;
  let letCome = () => {};
  const released = new Promise<void>((resolve) => (letCome = resolve));
  const value = function (this: unknown) {
    return released.then(() => load.call(this));
  };
  Object.defineProperty(prototype, method, { ...own, value });
  return () => {
    Object.defineProperty(prototype, method, own);
    letCome();
  };
}

/** Makes what a method of a prototype imports fail, as without a network, until the returned function is called. */
export function failImport(prototype: object, method: string): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, method) as PropertyDescriptor;
  const value = () => Promise.reject(importError(new TypeError('Failed to fetch')));
  Object.defineProperty(prototype, method, { ...own, value });
  return () => Object.defineProperty(prototype, method, own);
}

/** Holds back all lazy modules that are asked for from now on. */
export const holdModules = (): (() => void) => holdImport(LazyModule.prototype, 'request');
