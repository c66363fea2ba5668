/** Renders the alarms of a room: a band while they hold, a line when they are over, and the switches. */
import { html, nothing, type TemplateResult } from 'lit';
import { isAcknowledged, type LiveAlarm } from '../../../live/index.js';
import {
  Bell,
  CircleCheck,
  icon,
  isComposing,
  TriangleAlert,
  X,
  type LocaleController,
} from '../../../ui/index.js';
import type { AlarmController } from './alarm-controller.js';
import { canNotify } from './alarm-notification.js';
import type { AlarmMeans } from './alarm-settings.js';
import { alarmSound } from './alarm-sound.js';
import { alarmMessages } from './messages.js';
import { allClearWords } from './room-announcer.js';

/**
 * The row of the alarms, which keeps its height whatever it says. What is announced stands in regions that are there
 * before it.
 */
export function renderAlarms(controller: AlarmController, locale: LocaleController): TemplateResult {
  const m = locale.of(alarmMessages);
  const { raised = [], alarms = [] } = controller.alarms ?? {};
  const clear = controller.alarms ? allClearWords(controller.alarms, locale) : '';
  const mode = raised.length > 0 ? 'raised' : alarms.length > 0 ? 'known' : clear ? 'clear' : 'calm';
  return html`<section class=${`alarms ${mode}`} part="alarms" aria-label=${m.alarms}>
    <div class="alarm-line">
      <div class="alarm-words" aria-live="assertive">
        ${raised.map((alarm) => renderAlarm(alarm, locale))}
      </div>
      <div class="alarm-words" role="status">
        ${mode === 'known' ? alarms.map((alarm) => renderAlarm(alarm, locale)) : nothing}
        ${mode === 'clear' ? html`<p>${icon(CircleCheck)}<span>${clear}</span></p>` : nothing}
      </div>
      ${mode === 'calm' ? html`<span class="muted">${m.alarms}</span>` : nothing}
      ${
        mode === 'raised'
          ? html`<button class="button" type="button" @click=${controller.acknowledge}>
              ${m.acknowledge}
            </button>`
          : renderSwitches(controller, locale)
      }
      ${
        mode === 'clear'
          ? html`<button
              class="button quiet icon-only"
              type="button"
              aria-label=${m.close}
              title=${m.close}
              @click=${controller.dismiss}
            >
              ${icon(X)}
            </button>`
          : nothing
      }
    </div>
    ${renderHints(controller, locale)}
  </section>`;
}

/**
 * The switches behind a button, for the compact form. What is below it opens by itself to say that all is well again, unless
 * another element of the page says it (`says` is false).
 */
export function renderAlarmMenu(
  controller: AlarmController,
  locale: LocaleController,
  says: boolean,
): TemplateResult {
  const m = locale.of(alarmMessages);
  const allClear = says ? controller.alarms?.allClear : undefined;
  const isOpen = controller.isMenuOpen || allClear !== undefined;
  return html`<div class="alarm-menu" @keydown=${(event: KeyboardEvent) => closeOnEscape(event, controller)}>
    <button
      class="button quiet icon-only"
      type="button"
      aria-label=${m.alarms}
      title=${m.alarms}
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => void controller.setMenu(!isOpen)}
    >
      ${icon(allClear ? CircleCheck : Bell)}
    </button>
    ${isOpen ? html`<div class="panel">${renderAlarms(controller, locale)}</div>` : nothing}
  </div>`;
}

function closeOnEscape(event: KeyboardEvent, controller: AlarmController): void {
  if (event.key === 'Escape' && !isComposing(event)) void controller.setMenu(false);
}

function renderAlarm(alarm: LiveAlarm, locale: LocaleController): TemplateResult {
  const m = locale.of(alarmMessages);
  const since = isAcknowledged(alarm) ? m.acknowledged : m.since(locale.time(alarm.since));
  return html`<p>
    ${icon(TriangleAlert)}<span>${m.kinds[alarm.kind]} <span class="alarm-since">${since}</span></span>
  </p>`;
}

function renderSwitches(controller: AlarmController, locale: LocaleController): TemplateResult {
  const m = locale.of(alarmMessages);
  return html`<div class="alarm-switches">
    ${alarmSound.isSupported ? renderSwitch(controller, 'sound', m.sound) : nothing}
    ${canNotify() ? renderSwitch(controller, 'notification', m.notification) : nothing}
  </div>`;
}

function renderSwitch(controller: AlarmController, means: AlarmMeans, name: string): TemplateResult {
  return html`<button
    class="button quiet switch"
    type="button"
    role="switch"
    aria-checked=${controller.isOn(means) ? 'true' : 'false'}
    @click=${() => void controller.toggle(means)}
  >
    <span class="track"></span>${name}
  </button>`;
}

/** What a person must do before what is switched on can reach them. */
function renderHints(controller: AlarmController, locale: LocaleController): TemplateResult {
  const m = locale.of(alarmMessages);
  const isWaiting = controller.isOn('sound') && alarmSound.isSupported && !alarmSound.isReady;
  return html`<div class="alarm-hints small" role="status">
    ${isWaiting ? html`<p>${m.soundWaits}</p>` : nothing}
    ${controller.isDenied ? html`<p>${m.notificationDenied}</p>` : nothing}
  </div>`;
}
