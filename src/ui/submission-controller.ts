/** Notices that the form of an element is submitted, unless a handler of the page prevents it. */
import type { ReactiveController } from 'lit';
import type { FormControl } from './form-control.js';

/** What became of the page: it is left for the answer, or it stays, because the answer goes to another window or frame. */
export type Submission = 'leaves' | 'stays';

/**
 * Calls back after the form of its host was submitted.
 *
 * It listens in the capture phase, so that handlers of the page cannot stop the event before it, and decides after all
 * of them have run. A form with `method="dialog"` sends nothing. `form.submit()` dispatches no event.
 */
export class SubmissionController implements ReactiveController {
  private root: Node | undefined;
  /** The event, and its target, which the event forgets at its end. */
  private pending: { event: SubmitEvent; form: Element } | undefined;

  constructor(
    private readonly host: FormControl,
    private readonly submitted: (submission: Submission) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.root = this.host.getRootNode();
    this.root.addEventListener('submit', this.onSubmit, true);
    window.addEventListener('pagehide', this.settle);
  }

  hostDisconnected(): void {
    this.root?.removeEventListener('submit', this.onSubmit, true);
    window.removeEventListener('pagehide', this.settle);
  }

  private readonly onSubmit = (event: Event): void => {
    const { form } = this.host;
    if (!form || event.target !== form) return;
    this.pending = { event: event as SubmitEvent, form };
    setTimeout(this.settle);
  };

  private readonly settle = (): void => {
    const { pending } = this;
    this.pending = undefined;
    if (!pending || pending.event.defaultPrevented) return;
    const { event, form } = pending;
    // The button that was pressed may have settings of its own.
    const setting = (name: string) =>
      event.submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
    if (setting('method').toLowerCase() === 'dialog') return;
    const target = setting('target').toLowerCase();
    this.submitted(['', '_self', '_parent', '_top'].includes(target) ? 'leaves' : 'stays');
  };
}
