/**
 * The name that a page gives to a form control, passed on to the control inside: labels and ARIA attributes of a host
 * don't reach through its shadow root.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Attributes that decide what an element is named by. */
const attributeFilter = ['aria-label', 'aria-labelledby', 'for', 'id'];
const namingElements = 'label, [id]';
const hidden = '[hidden], [aria-hidden="true"]';

/** Computes the name from `aria-labelledby`, `aria-label` or the labels, in the platform's order, as they change. */
export class AccessibleNameController implements ReactiveController {
  /** The name; empty if the page gives none. */
  value = '';
  private sources: readonly Node[] = [];
  private readonly observer = new MutationObserver((records) => {
    if (records.some((record) => this.concerns(record))) this.refresh();
  });

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly internals: ElementInternals,
  ) {
    host.addController(this);
    // Not everything can be observed, such as text of another root in a slot of the label.
    host.addEventListener('focusin', () => this.refresh());
  }

  hostConnected(): void {
    const root = this.host.getRootNode();
    this.observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter });
    this.refresh();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }

  private concerns({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
    if (type === 'attributes' || this.sources.some((source) => source.contains(target))) return true;
    return [...addedNodes, ...removedNodes].some(
      (node) => isElement(node) && (node.matches(namingElements) || node.querySelector(namingElements)),
    );
  }

  private refresh(): void {
    const { host, internals } = this;
    const ids = host.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const root = host.getRootNode() as Document | ShadowRoot;
    // Firefox does not renew `internals.labels` when the `for` of a label changes.
    const labels = [...root.querySelectorAll('label')].filter(({ control }) => control === host);
    const referenced = ids.flatMap((id) => root.getElementById(id) ?? []);
    this.sources = [...labels, ...referenced];
    const name = this.textOf(referenced) || host.ariaLabel?.trim() || this.textOf(labels);
    if (name === this.value) return;
    this.value = name;
    internals.ariaLabel = name || null;
    host.requestUpdate();
  }

  private textOf(nodes: readonly Node[]): string {
    const texts = nodes.map((node) => labelText(node, this.host));
    return texts.join(' ').replace(/\s+/g, ' ').trim();
  }
}

const isElement = (node: Node): node is HTMLElement => node.nodeType === Node.ELEMENT_NODE;

/** The visible text of a label, with slotted text, and without the control that it wraps. */
function labelText(node: Node, control: Element): string {
  if (!isElement(node)) return node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '';
  if (node === control || node.ariaLabel) return node.ariaLabel ?? '';
  const slotted = (node as HTMLSlotElement).assignedNodes?.({ flatten: true });
  const shown = [...(slotted ?? node.childNodes)].filter(
    (child) => !isElement(child) || !child.matches(hidden),
  );
  const text = shown.map((child) => labelText(child, control)).join('');
  return getComputedStyle(node).display === 'inline' ? text : ` ${text} `;
}
