/** Values that a view shows: setting one renders the element again. */
import type { ReactiveControllerHost } from 'lit';

export function shown<T extends object>(host: ReactiveControllerHost, values: T): T {
  return new Proxy(values, {
    set(target, name, value) {
      host.requestUpdate();
      return Reflect.set(target, name, value);
    },
  });
}
