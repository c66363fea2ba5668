/**
 * What a form control is made of: a name, a value that the form submits, validity, reset and restore.
 *
 * An element that extends it says what its value is and what is wrong with it; the rest is the platform's.
 */
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { MssElement } from './element.js';

/** What is wrong with a value: the flags of `ValidityState`, and a sentence. */
export interface ValidityProblem {
  flags: ValidityStateFlags;
  message: string;
}

export abstract class FormControl extends MssElement {
  static readonly formAssociated = true;

  protected readonly internals = this.attachInternals();
  private disabledByForm = false;

  /** Name under which the form submits the value. */
  @property({ reflect: true }) name = '';
  /** Whether the form refuses an empty value. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** Disabled by its attribute, or by a fieldset around it. */
  protected get isDisabled(): boolean {
    return this.disabled || this.disabledByForm;
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabledByForm = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.resetValue();
  }

  formStateRestoreCallback(state: string): void {
    this.restoreValue(state);
  }

  protected override updated(_changed: PropertyValues): void {
    this.internals.setFormValue(this.formValue());
    const problem = this.problem();
    if (problem) this.internals.setValidity(problem.flags, problem.message, this.anchor() ?? undefined);
    else this.internals.setValidity({});
  }

  /** What the form submits; `null` nothing. */
  protected abstract formValue(): string | FormData | null;
  /** What is wrong, if anything. */
  protected abstract problem(): ValidityProblem | undefined;
  /** Where the browser shows what is wrong; inside the shadow root. */
  protected abstract anchor(): HTMLElement | null;
  /** Back to what the attribute says. */
  protected abstract resetValue(): void;
  /** What the browser kept over a navigation. */
  protected abstract restoreValue(state: string): void;

  /** The form around it. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether the value is fit to be sent; dispatches `invalid` if not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** Like `checkValidity`, and shows what is wrong. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }
}
