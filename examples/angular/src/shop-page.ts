/** A form that creates a livestream, and the desk of the one that it has created. */
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { MssAssetsChangeEvent } from 'metastudio-widgets';
import { MssValue } from './mss-value';

@Component({
  selector: 'shop-page',
  imports: [ReactiveFormsModule, MssValue],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './shop-page.html',
})
export class ShopPage {
  protected readonly form = new FormGroup({
    avatar: new FormControl('', { nonNullable: true }),
    voice: new FormControl('', { nonNullable: true }),
    script: new FormControl('Welcome to the shop. Today we have tea.', { nonNullable: true }),
  });
  protected readonly avatarName = signal('nobody yet');
  protected readonly roomId = signal('');
  protected readonly quickReplies = ['Thank you for coming.', 'It ships tomorrow.'];

  protected nameAvatar({ assets }: MssAssetsChangeEvent): void {
    this.avatarName.set(assets[0]?.asset_name ?? 'nobody yet');
  }

  protected clear(): void {
    this.form.controls.avatar.setValue('');
    this.avatarName.set('nobody yet');
  }

  protected async create(): Promise<void> {
    const body = new FormData();
    for (const [name, value] of Object.entries(this.form.getRawValue())) body.set(name, value);
    const response = await fetch('/livestreams', { method: 'POST', body });
    if (!response.ok) throw new Error(await response.text());
    const { room_id }: { room_id: string } = await response.json();
    this.roomId.set(room_id);
  }
}
