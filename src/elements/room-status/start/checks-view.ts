/**
 * Renders the results of the checks before a start. What prevents the start always stands open; warnings and tips are
 * folded to one line. Each has a way to the place where it is changed.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  icon,
  Info,
  isolate,
  type LocaleController,
  renderPart,
  RotateCw,
  TriangleAlert,
  X,
} from '../../../ui/index.js';
import { keyOf } from './advice.js';
import { startMessages } from './messages.js';
import type { Place } from './places.js';
import { places } from './places.js';
import type { PreflightFinding } from './preflight.js';
import type { Tip } from './tips.js';

/** The buttons of the checks. */
export interface ChecksActions {
  /** Runs the checks again. */
  refresh: () => unknown;
  /** Starts in spite of the findings. */
  startAnyway: () => void;
}

/** The advice beside the checks, and its buttons. */
export interface AdviceProps {
  readonly tips: readonly Tip[];
  /** Keys of what was dismissed and still applies. */
  readonly dismissed: readonly string[];
  dismiss(key: string): void;
  restore(): void;
  /** Leads to a place, for a paragraph of a finding; undefined if the page has no such place. */
  wayTo(place: Place, finding: PreflightFinding | undefined): (() => void) | undefined;
}

/** Number of results that are shown; those that stop the start come first. */
const most = 20;

const levelIcons = { blocker: CircleAlert, risk: TriangleAlert, unknown: CircleHelp };

/** The results; `findings` is undefined until the checks have run. */
export function renderChecks(
  findings: readonly PreflightFinding[] | undefined,
  locale: LocaleController,
  actions: ChecksActions,
  advice?: AdviceProps,
): TemplateResult {
  const m = locale.of(startMessages);
  if (!findings)
    return html`<p class="checks-line muted"><span class="dot"></span><span>${m.checking}</span></p>`;
  const blockers = findings.filter(({ level }) => level === 'blocker');
  const others = findings.filter(({ level }) => level !== 'blocker');
  const shown = blockers.slice(0, most);
  const folded = others.slice(0, most - shown.length);
  const left = findings.length - shown.length - folded.length;
  return html`<section class="checks" part="checks">
    ${
      blockers.length > 0
        ? html`<div class="notice error blockers">
            ${icon(CircleAlert)}
            <p class="blockers-title" tabindex="-1">${m.blockers(blockers.length)}</p>
            <ul>
              ${shown.map((one) => renderPart(locale, () => renderFinding(one, locale, advice)))}
            </ul>
            <div class="row">${renderAgain(locale, actions)} ${renderAnyway(locale, actions)}</div>
          </div>`
        : nothing
    }
    ${renderFolded(folded, { left, isBlocked: blockers.length > 0, count: others.length }, locale, actions, advice)}
  </section>`;
}

interface FoldContext {
  /** Number of findings that are not shown. */
  left: number;
  isBlocked: boolean;
  /** Number of warnings, shown or not. */
  count: number;
}

/** Warnings and tips, folded to one line; nothing if the start is prevented and there are none. */
function renderFolded(
  folded: readonly PreflightFinding[],
  { left, isBlocked, count }: FoldContext,
  locale: LocaleController,
  actions: ChecksActions,
  advice: AdviceProps | undefined,
): TemplateResult | typeof nothing {
  const m = locale.of(startMessages);
  const tips = advice?.tips ?? [];
  const dismissed = advice?.dismissed.length ?? 0;
  const warnings = count === 0 ? [] : [isBlocked ? m.warnings(count) : m.risks(count)];
  const ready = isBlocked || count > 0 ? [] : [m.ready];
  const words = [...ready, ...warnings, ...(tips.length > 0 ? [m.tips(tips.length)] : [])];
  if (isBlocked && words.length === 0 && dismissed === 0) return nothing;
  const sign = count > 0 ? TriangleAlert : isBlocked ? Info : CircleCheck;
  return html`<details class="fold">
    <summary class=${count > 0 ? 'risk' : isBlocked ? '' : 'good'}>
      ${icon(sign)}<span>${words.length > 0 ? words.join(' · ') : m.showDismissed(dismissed)}</span>
    </summary>
    <div class="fold-body">
      ${
        folded.length + tips.length + left > 0
          ? html`<ul>
              ${folded.map((one) => renderPart(locale, () => renderFinding(one, locale, advice)))}
              ${left > 0 ? html`<li class="muted">${m.moreFindings(left)}</li>` : nothing}
              ${tips.map((tip) => renderPart(locale, () => renderTip(tip, locale, advice)))}
            </ul>`
          : nothing
      }
      ${count === 0 && !isBlocked ? html`<p class="muted">${m.checked}</p>` : nothing}
      <div class="row">
        ${isBlocked ? nothing : renderAgain(locale, actions)}
        ${
          dismissed > 0
            ? html`<button class="button quiet" type="button" @click=${() => advice?.restore()}>
                ${m.showDismissed(dismissed)}
              </button>`
            : nothing
        }
      </div>
    </div>
  </details>`;
}

function renderAgain(locale: LocaleController, actions: ChecksActions): TemplateResult {
  return html`<button class="button" type="button" @click=${actions.refresh}>
    ${icon(RotateCw)}${locale.of(startMessages).checkAgain}
  </button>`;
}

function renderAnyway(locale: LocaleController, actions: ChecksActions): TemplateResult {
  return html`<button class="button" type="button" @click=${actions.startAnyway}>
    ${locale.of(startMessages).anyway}
  </button>`;
}

function renderFinding(
  finding: PreflightFinding,
  locale: LocaleController,
  advice: AdviceProps | undefined,
): TemplateResult {
  const m = locale.of(startMessages);
  const { level, code, scene = '', about = '', detail = '', count = 0 } = finding;
  const place = places[code];
  return html`<li class=${level}>
    ${icon(levelIcons[level])}
    <span
      >${m.finding[code]({ scene, about: isolate(about), detail: isolate(detail), count })}
      ${scene ? html`<span class="small muted">${m.inScene(scene)}</span>` : nothing}
      ${place && advice ? renderPlace(place, finding, locale, advice) : nothing}</span
    >
    ${level === 'risk' && advice ? renderDismiss(keyOf(finding), locale, advice) : nothing}
  </li>`;
}

function renderTip(
  { type, key }: Tip,
  locale: LocaleController,
  advice: AdviceProps | undefined,
): TemplateResult {
  const place = lookUp(places, type);
  return html`<li class="tip">
    ${icon(Info)}
    <span title=${type}
      >${lookUp(locale.of(startMessages).tip, type) ?? type}
      ${place && advice ? renderPlace(place, undefined, locale, advice) : nothing}</span
    >
    ${advice ? renderDismiss(key, locale, advice) : nothing}
  </li>`;
}

/** A button that leads to the place; where the page has none, a sentence that says where it is. */
function renderPlace(
  place: Place,
  finding: PreflightFinding | undefined,
  locale: LocaleController,
  advice: AdviceProps,
): TemplateResult {
  const m = locale.of(startMessages);
  const way = advice.wayTo(place, finding);
  if (way)
    return html`<button class="button quiet way" type="button" @click=${way}>
      ${place.kind === 'script' ? m.openInScript : m.change}
    </button>`;
  const where =
    place.kind === 'room' ? m.inRoom(m.setting[place.setting]) : place.kind === 'script' ? m.inScript : '';
  return html`<span class="where small muted">${where}</span>`;
}

function renderDismiss(key: string, locale: LocaleController, advice: AdviceProps): TemplateResult {
  const { dismiss } = locale.of(startMessages);
  return html`<button
    class="button quiet icon-only"
    type="button"
    aria-label=${dismiss}
    title=${dismiss}
    @click=${() => advice.dismiss(key)}
  >
    ${icon(X)}
  </button>`;
}
