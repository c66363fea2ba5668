/** Properties that the page has set on an element before its code was loaded. */

/** The descriptor of an accessor that the element's class defines. */
function accessorOf(element: object, name: string): PropertyDescriptor | undefined {
  for (let from: unknown = Object.getPrototypeOf(element); from; from = Object.getPrototypeOf(from)) {
    const found = Object.getOwnPropertyDescriptor(from, name);
    if (found) return found.get ? found : undefined;
  }
  return undefined;
}

/**
 * Removes the early properties that would hide accessors of the class, and returns those that can be set. Lit does the
 * same for reactive properties only. Call it in the constructor, and assign the result once the constructor has ended.
 */
export function takeEarlyProperties<T extends object>(element: T): Partial<T> {
  const early: Partial<T> = {};
  for (const name of Object.keys(element) as (keyof T & string)[]) {
    const accessor = accessorOf(element, name);
    if (!accessor) continue;
    if (accessor.set) early[name] = element[name];
    delete element[name];
  }
  return early;
}
