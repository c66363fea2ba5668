/**
 * Base class of form-associated elements: labels, name, submitted value, validity, reset and restore.
 *
 * A subclass defines its value and its validity problem; this class passes them to `ElementInternals` at once with each
 * change, so that neither an event nor a submission finds the form one step behind the element.
 */
import type { PropertyDeclaration, PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { AccessibleNameController } from './accessible-name.js';
import { MssElement } from './element.js';

/** Why a value is invalid: the flags of `ValidityState`, and a sentence. */
export interface ValidityProblem {
  flags: ValidityStateFlags;
  message: string;
}

/** An element that takes part in a form. */
export abstract class FormControl extends MssElement {
  static readonly formAssociated = true;

  private readonly accessibleName = new AccessibleNameController(this, this.internals);
  private disabledByForm = false;
  /** Whether the element has been in a document or a form; its constructor has ended then. */
  private isInUse = false;
  private submitted: string | FormData | null = null;

  /** Name under which the form submits the value. */
  @property({ reflect: true, useDefault: true }) name = '';
  /** Whether the form refuses an empty value. */
  @property({ type: Boolean, reflect: true, useDefault: true }) required = false;

  constructor() {
    super();
    this.addEventListener('click', this.onClick);
  }

  /** What the page calls the element, by a label or an ARIA attribute; empty if it does not. Names the control inside. */
  protected get givenName(): string {
    return this.accessibleName.value;
  }

  /**
   * Focuses the control inside after a click on the label, which the browser repeats on the element. A click beside the
   * parts has the element as its target, too, but the pointer is on it then.
   */
  private readonly onClick = (event: MouseEvent): void => {
    if (event.composedPath()[0] !== this || this.isDisabled) return;
    const root = this.getRootNode() as Document | ShadowRoot;
    if (event.detail === 0 || root.elementFromPoint(event.clientX, event.clientY) !== this) this.focus();
  };

  /** Whether its attribute or a surrounding fieldset disables the element. */
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

  formAssociatedCallback(): void {
    this.isInUse = true;
    this.updateForm();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.isInUse = true;
    this.updateForm();
  }

  /** Every setter of a property ends here, so value and validity follow it before the setter returns. */
  override requestUpdate(name?: PropertyKey, before?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, before, options);
    if (this.isInUse) this.updateForm();
  }

  protected override updated(_changed: PropertyValues): void {
    this.updateForm();
  }

  /** Passes name, value and validity to the form, which reads the name and `disabled` from the attributes. */
  private updateForm(): void {
    if ((this.getAttribute('name') ?? '') !== this.name) this.setAttribute('name', this.name);
    this.toggleAttribute('disabled', this.disabled);
    const value = this.formValue();
    if (value !== this.submitted) this.internals.setFormValue(value);
    this.submitted = value;
    const problem = this.problem();
    if (problem) this.internals.setValidity(problem.flags, problem.message, this.anchor() ?? undefined);
    else this.internals.setValidity({});
  }

  /** The submitted value; `null` submits nothing. */
  protected abstract formValue(): string | FormData | null;
  /** Why the value is invalid; undefined if it is valid. */
  protected abstract problem(): ValidityProblem | undefined;
  /** The element inside the shadow root beside which the browser shows the validation message. */
  protected abstract anchor(): HTMLElement | null;
  /** Resets the value to the attribute. */
  protected abstract resetValue(): void;
  /** Restores the value that the browser has stored across a navigation. */
  protected abstract restoreValue(state: string): void;

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** Which constraints the value violates. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** The validation message, as a sentence; empty if the value is valid. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether the form validates this element; a disabled one is skipped. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether the value is valid; dispatches `invalid` if it is not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** Like `checkValidity`, and shows the validation message. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }
}
