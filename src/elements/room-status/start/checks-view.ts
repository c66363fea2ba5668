/** Renders the results of the checks before a start: a summary line, and below it each finding. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  icon,
  isolate,
  type LocaleController,
  renderPart,
  RotateCw,
  TriangleAlert,
} from '../../../ui/index.js';
import { startMessages } from './messages.js';
import type { PreflightFinding } from './preflight.js';

/** The buttons of the checks. */
export interface ChecksActions {
  /** Runs the checks again. */
  refresh: () => unknown;
  /** Starts in spite of the findings. */
  startAnyway: () => void;
}

/** Number of results that are shown; those that stop the start come first. */
const most = 20;

const levelIcons = { blocker: CircleAlert, risk: TriangleAlert, unknown: CircleHelp };

/** The results; `findings` is undefined until the checks have run. */
export function renderChecks(
  findings: readonly PreflightFinding[] | undefined,
  locale: LocaleController,
  actions: ChecksActions,
): TemplateResult {
  const m = locale.of(startMessages);
  if (!findings)
    return html`<p class="checks-line muted"><span class="dot"></span><span>${m.checking}</span></p>`;
  const isBlocker = ({ level }: PreflightFinding) => level === 'blocker';
  const blockers = findings.filter(isBlocker).length;
  const shown = [...findings].sort((a, b) => Number(isBlocker(b)) - Number(isBlocker(a))).slice(0, most);
  const sign = blockers > 0 ? levelIcons.blocker : findings.length > 0 ? levelIcons.risk : CircleCheck;
  const summary =
    blockers > 0 ? m.blockers(blockers) : findings.length > 0 ? m.risks(findings.length) : m.ready;
  return html`<details class="fold checks" part="checks" ?open=${blockers > 0}>
    <summary class=${blockers > 0 ? 'blocker' : findings.length > 0 ? 'risk' : 'good'}>
      ${icon(sign)}<span>${summary}</span>
    </summary>
    <div class="fold-body">
      ${
        findings.length > 0
          ? html`<ul>
              ${shown.map((one) => renderPart(locale, () => renderFinding(one, locale)))}
              ${findings.length > most ? html`<li class="muted">${m.moreFindings(findings.length - most)}</li>` : nothing}
            </ul>`
          : html`<p class="muted">${m.checked}</p>`
      }
      <div class="row">
        <button class="button" type="button" @click=${actions.refresh}>
          ${icon(RotateCw)}${m.checkAgain}
        </button>
        ${blockers > 0 ? html`<button class="button" type="button" @click=${actions.startAnyway}>${m.anyway}</button>` : nothing}
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
      >${m.finding[code]({ scene, about: isolate(about), detail: isolate(detail), count })}
      ${scene ? html`<span class="small muted">${m.inScene(scene)}</span>` : nothing}</span
    >
  </li>`;
}
