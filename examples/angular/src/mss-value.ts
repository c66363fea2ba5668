/** Binds pickers and editors to the controls of Angular's forms: their value, their validity, and whether they are disabled. */
import { Directive, ElementRef, inject } from '@angular/core';
import {
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  type ControlValueAccessor,
  type ValidationErrors,
  type Validator,
} from '@angular/forms';
import type { AssetPicker, ScriptEditor } from 'metastudio-widgets';

@Directive({
  selector: 'mss-asset-picker[formControlName], mss-script-editor[formControlName]',
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: MssValue, multi: true },
    { provide: NG_VALIDATORS, useExisting: MssValue, multi: true },
  ],
  host: { '(input)': 'changed(element.value)', '(blur)': 'touched()' },
})
export class MssValue implements ControlValueAccessor, Validator {
  protected readonly element = inject<ElementRef<AssetPicker | ScriptEditor>>(ElementRef).nativeElement;
  protected changed: (value: string) => void = () => undefined;
  protected touched: () => void = () => undefined;

  writeValue(value: string | null): void {
    this.element.value = value ?? '';
  }

  registerOnChange(changed: (value: string) => void): void {
    this.changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.touched = touched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.element.disabled = isDisabled;
  }

  /** What the element says of its value, such as that it is required or that a text would be refused. */
  validate(): ValidationErrors | null {
    return this.element.validity.valid ? null : { metastudio: this.element.validationMessage };
  }
}
