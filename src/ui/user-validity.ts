/**
 * Whether a person has left a form control invalid: CSS finds it by `:state(user-invalid)`.
 *
 * The browser's own `:user-invalid` is of no use for custom elements: it never matches one in Chromium, and in Firefox
 * each invalid one from the start.
 */

const nativeField = 'input, select, textarea';

/** Follows what native fields call their user validity: set by a commit and a submission, cleared by a reset. */
export class UserValidity {
  private form: HTMLFormElement | null = null;
  /** Whether the control itself is asked for its validity now, which marks no field. */
  private isAsked = false;
  private isSet = false;

  constructor(
    host: HTMLElement,
    private readonly internals: ElementInternals,
  ) {
    host.addEventListener('invalid', this.onInvalid);
  }

  /** Follows the submissions of another form. With `novalidate`, no field is told that it is invalid. */
  follow(form: HTMLFormElement | null): void {
    this.form?.removeEventListener('submit', this.set, true);
    this.form = form;
    form?.addEventListener('submit', this.set, true);
  }

  /** Asks the control for its validity by code. */
  ask(question: 'checkValidity' | 'reportValidity'): boolean {
    this.isAsked = true;
    const answer = this.internals[question]();
    this.isAsked = false;
    return answer;
  }

  readonly set = (): void => {
    this.isSet = true;
    this.update();
  };

  clear(): void {
    this.isSet = false;
    this.update();
  }

  /** Follows the validity of the control. */
  update(): void {
    const { states, willValidate, validity } = this.internals;
    if (this.isSet && willValidate && !validity.valid) states.add('user-invalid');
    else states.delete('user-invalid');
  }

  /** A submission has marked all native fields of the form before; a check by the page's code marks none. */
  private readonly onInvalid = (): void => {
    const isUnmarked = (field: Element) =>
      field.matches(nativeField) &&
      (field as HTMLInputElement).willValidate &&
      !field.matches(':user-valid, :user-invalid');
    if (!this.isAsked && ![...(this.form?.elements ?? [])].some(isUnmarked)) this.set();
  };
}
