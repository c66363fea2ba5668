/**
 * A component of React 18 and 19 that is a custom element. Properties are set as properties and events are listened to
 * after each render, in both versions and after hydration, where React itself does neither for custom elements.
 */
import {
  createElement,
  forwardRef,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type PropsWithoutRef,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { lookUp } from '../base/index.js';
import { define } from '../ui/index.js';

/** Handles an event of an element. */
export type Handler<E extends Event> = ((event: E) => void) | undefined;

type Value<Given> = Given extends readonly (infer Item)[] ? readonly Item[] : Given;

/** The properties of an element that can be set, and what React knows of every element. */
export type ElementProps<Element extends HTMLElement, Names extends keyof Element> = {
  [Name in Names]?: Value<Element[Name]> | undefined;
} & Omit<HTMLAttributes<Element>, Names>;

/** A component whose ref is the element. */
export type Component<Element extends HTMLElement, Props> = ForwardRefExoticComponent<
  PropsWithoutRef<Props> & RefAttributes<Element>
>;

/** What is known of an element. */
interface Description {
  tagName: string;
  elementClass: CustomElementConstructor;
  /** Names of the properties that can be set. */
  properties: readonly string[];
  /** The attributes of properties by which a server renders them, so that the element has them when it is upgraded. */
  attributes: Readonly<Record<string, string>>;
  /** Events by the names of their handlers, such as `onMssChange`. */
  events: Readonly<Record<string, string>>;
}

type Props = Readonly<Record<string, unknown>>;

/** On a server there is no layout, and React 18 says so. */
const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The attributes of the first render. Later renders have the same, so that React leaves alone what the element reflects. */
function firstAttributes(props: Props, { attributes }: Description): Props {
  const given = Object.entries(attributes).map(
    ([name, attribute]) => [attribute, lookUp(props, name)] as const,
  );
  return Object.fromEntries(
    given.filter(([, value]) => value !== undefined && value !== null && value !== false),
  );
}

/** What goes to the tag as it is: neither a property of the element nor a handler of its events. */
function otherProps({ className, ...props }: Props, { properties, events }: Description): Props {
  const others = Object.entries(props).filter(
    ([name]) => !properties.includes(name) && !Object.hasOwn(events, name),
  );
  return { ...Object.fromEntries(others), ...(className !== undefined && { class: className }) };
}

/** Sets the properties that differ from those of the last render; one that is gone has its default again. */
function setProperties(
  element: HTMLElement,
  props: Props,
  before: Map<string, unknown>,
  names: readonly string[],
): void {
  for (const name of names) {
    const value = lookUp(props, name);
    if (value === before.get(name)) continue;
    before.set(name, value);
    const pristine = value === undefined ? document.createElement(element.localName) : undefined;
    Reflect.set(element, name, pristine ? Reflect.get(pristine, name) : value);
  }
}

/** Creates the component of an element; the tag is registered when the first one has its properties. */
export function createComponent<Element extends HTMLElement, ComponentProps extends object>(
  description: Description,
): Component<Element, ComponentProps> {
  const { tagName, elementClass, properties, events } = description;
  const render = (props: Props, ref: ForwardedRef<Element>): ReactNode => {
    const element = useRef<Element | null>(null);
    const latest = useRef(props);
    const set = useRef(new Map<string, unknown>());
    const [attributes] = useState(() => firstAttributes(props, description));

    useLayout(() => {
      latest.current = props;
    });
    useLayout(() => {
      const { current } = element;
      if (!current) return;
      const listeners = Object.entries(events).map(([handler, event]) => {
        const listener = (happened: Event) => (lookUp(latest.current, handler) as Handler<Event>)?.(happened);
        current.addEventListener(event, listener);
        return () => current.removeEventListener(event, listener);
      });
      return () => listeners.forEach((remove) => remove());
    }, []);
    useLayout(() => {
      if (element.current) setProperties(element.current, props, set.current, properties);
      define(tagName, elementClass);
    });

    const attach = useCallback(
      (current: Element | null) => {
        element.current = current;
        // What a ref of React 19 returns is called in place of it when the element goes.
        if (typeof ref === 'function') return ref(current);
        if (ref) ref.current = current;
        return undefined;
      },
      [ref],
    );
    return createElement(tagName, { ...attributes, ...otherProps(props, description), ref: attach });
  };
  const component = forwardRef(render as Parameters<typeof forwardRef<Element, ComponentProps>>[0]);
  component.displayName = elementClass.name;
  return component;
}
