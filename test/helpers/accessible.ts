/** Accessibility by axe, of an element that has come to rest. */
import { expect } from '@open-wc/testing';

/** Lets an element render, and finishes its transitions: while a colour fades, its contrast is not what it will be. */
export async function finishAnimations(
  element: Element & { updateComplete?: Promise<unknown> },
): Promise<void> {
  await element.updateComplete;
  // A transition that starts another one, as `:has()` of its parent, does so in the next frame.
  for (let frame = 0; frame < 2; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    for (const animation of element.shadowRoot?.getAnimations() ?? [])
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
}

/** Asserts that axe finds nothing in an element that has come to rest. */
export async function expectAccessible(element: Element): Promise<void> {
  await finishAnimations(element);
  await expect(element).to.be.accessible();
}
