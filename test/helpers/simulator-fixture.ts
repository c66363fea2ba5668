/** A provider whose service is a simulator inside the page: each test has its own, with its own clock. */
import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { Provider } from '../../src/elements/provider/provider.js';
import { on, stage, type Stage } from '../../stories/simulated.js';

export interface SimulatorFixture extends Stage {
  provider: Provider;
  /** Lets simulated time pass, in seconds; everything that falls due has happened after it. */
  advance(seconds: number): Promise<void>;
}

/** Renders elements under a provider that talks to a fresh simulator, or to the one given. */
export async function renderWithSimulator(
  content: TemplateResult,
  one: Stage = stage({ speed: 0 }),
): Promise<SimulatorFixture> {
  const provider = await fixture<Provider>(on(one, content));
  return {
    ...one,
    provider,
    advance: async (seconds) => void (await one.control('clock', { advance: seconds })),
  };
}
