/**
 * Base class of form-associated elements, with the manners of a native field: labels, name, submitted value, validity,
 * reset and restore, `input` and `change`.
 *
 * A subclass defines its value and its validity problem; this class passes them to `ElementInternals` at once with each
 * change, so that neither an event nor a submission finds the form one step behind the element.
 */
import type { PropertyDeclaration, PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { AccessibleNameController } from './accessible-name.js';
import { MssElement } from './element.js';
import { UserValidity } from './user-validity.js';

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
  private readonly userValidity = new UserValidity(this, this.internals);
  private customError = '';
  /** Whether the value was changed, by a person or by code: the attribute is only the default then. */
  private isDirty = false;
  /** Whether a person has changed the value since the last `change`. */
  private isEdited = false;
  /** The value when the focus came, or that code has set since. */
  private committed = '';

  /** The value as a string. */
  abstract value: string;
  /** Name under which the form submits the value. */
  @property({ reflect: true, useDefault: true }) name = '';
  /** Whether the form refuses an empty value. */
  @property({ type: Boolean, reflect: true, useDefault: true }) required = false;

  constructor() {
    super();
    this.addEventListener('click', this.onClick);
    this.addEventListener('focus', this.onFocus, true);
    this.addEventListener('blur', this.onBlur, true);
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
    this.isDirty = false;
    this.userValidity.clear();
  }

  formStateRestoreCallback(state: string): void {
    this.restoreValue(state);
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.isInUse = true;
    this.userValidity.follow(form);
    this.updateForm();
  }

  /** The attribute is the default value: it changes nothing once the value was changed. */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (name !== 'value') super.attributeChangedCallback(name, before, value);
    else if (!this.isDirty) {
      super.attributeChangedCallback(name, before, value ?? '');
      this.isDirty = false;
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.isInUse = true;
    this.updateForm();
  }

  /** Every setter of a property ends here, so value and validity follow it before the setter returns. */
  override requestUpdate(name?: PropertyKey, before?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, before, options);
    if (name === 'value' && before !== undefined) this.handleSet(before);
    if (this.isInUse) this.updateForm();
  }

  /** Code that sets another value takes the place of what a person has not committed. */
  private handleSet(before: unknown): void {
    this.isDirty = true;
    if (this.value === before) return;
    this.isEdited = false;
    this.committed = this.value;
  }

  private readonly onFocus = (): void => {
    if (!this.isEdited) this.committed = this.value;
  };

  private readonly onBlur = (): void => {
    if (this.isEdited && this.value !== this.committed) this.commit();
    this.isEdited = false;
  };

  private commit(): void {
    this.isEdited = false;
    this.userValidity.set();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /**
   * Tells the page what a person has changed: by `input`, by the element's own event, and by `change` once it is
   * committed, as by default at once if the focus is elsewhere, else when it leaves.
   */
  protected dispatchEdit(own: Event, isCommitted = !this.matches(':focus-within')): void {
    this.isDirty = true;
    this.isEdited = true;
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.dispatchEvent(own);
    if (isCommitted) this.commit();
  }

  protected override updated(_changed: PropertyValues): void {
    this.updateForm();
  }

  /** Passes name, value and validity to the form, which reads the name, `disabled` and `readonly` from the attributes. */
  private updateForm(): void {
    if ((this.getAttribute('name') ?? '') !== this.name) this.setAttribute('name', this.name);
    this.toggleAttribute('disabled', this.disabled);
    if ('readonly' in this) this.toggleAttribute('readonly', Boolean(this.readonly));
    const value = this.formValue();
    if (value !== this.submitted) this.internals.setFormValue(value);
    this.submitted = value;
    const { customError } = this;
    const problem = this.problem();
    const flags = { ...problem?.flags, ...(customError && { customError: true }) };
    this.internals.setValidity(flags, customError || problem?.message, this.anchor() ?? undefined);
    this.userValidity.update();
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

  /**
   * The attribute `value`, which the form's reset leads back to.
   *
   * @default ''
   */
  get defaultValue(): string {
    return this.getAttribute('value') ?? '';
  }

  set defaultValue(value: string) {
    this.setAttribute('value', value);
  }

  /** The labels of the element. */
  get labels(): NodeList {
    return this.internals.labels;
  }

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
    return this.userValidity.ask('checkValidity');
  }

  /** Like `checkValidity`, and shows the validation message. */
  reportValidity(): boolean {
    return this.userValidity.ask('reportValidity');
  }

  /** Makes the value invalid for a reason of the page, as a sentence; an empty one makes it valid again, as far as it is. */
  setCustomValidity(message: string): void {
    this.customError = message;
    this.updateForm();
  }
}
