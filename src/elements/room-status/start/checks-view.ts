/** Renders the results of the checks before a start: a summary line, and below it each finding. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { CircleAlert, CircleCheck, CircleHelp, RotateCw, TriangleAlert } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import { startMessages } from './messages.js';
import type { PreflightFinding } from './preflight.js';

/** The buttons of the checks. */
export interface ChecksActions {
  /** Runs the checks again. */
  again: () => unknown;
  /** Starts in spite of the findings. */
  anyway: () => void;
}

const levelIcons = { stops: CircleAlert, risk: TriangleAlert, unread: CircleHelp };

/** The results; `findings` is undefined until the checks have run. */
export function renderChecks(
  findings: readonly PreflightFinding[] | undefined,
  locale: LocaleController,
  actions: ChecksActions,
): TemplateResult {
  const m = locale.of(startMessages);
  if (!findings)
    return html`<p class="checks-line muted"><span class="dot"></span><span>${m.looking}</span></p>`;
  const stops = findings.filter(({ level }) => level === 'stops').length;
  const sign = stops > 0 ? levelIcons.stops : findings.length > 0 ? levelIcons.risk : CircleCheck;
  const words = stops > 0 ? m.stops(stops) : findings.length > 0 ? m.risks(findings.length) : m.ready;
  return html`<details class="fold checks" part="checks" ?open=${stops > 0}>
    <summary class=${stops > 0 ? 'stops' : findings.length > 0 ? 'risk' : 'good'}>
      ${icon(sign)}<span>${words}</span>
    </summary>
    <div class="fold-body">
      ${
        findings.length > 0
          ? html`<ul>
              ${findings.map((one) => renderFinding(one, locale))}
            </ul>`
          : html`<p class="muted">${m.checked}</p>`
      }
      <div class="row">
        <button class="button" type="button" @click=${actions.again}>${icon(RotateCw)}${m.checkAgain}</button>
        ${stops > 0 ? html`<button class="button" type="button" @click=${actions.anyway}>${m.anyway}</button>` : nothing}
      </div>
    </div>
  </details>`;
}

function renderFinding(finding: PreflightFinding, locale: LocaleController): TemplateResult {
  const m = locale.of(startMessages);
  const { level, code, scene = '', about = '', detail = '', count = 0 } = finding;
  return html`<li class=${level}>
    ${icon(levelIcons[level])}
    <span
      >${m.finding[code]({ scene, about, detail, count })}
      ${scene ? html`<span class="small muted">${m.inScene(scene)}</span>` : nothing}</span
    >
  </li>`;
}
