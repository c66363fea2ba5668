/** The advice of one element: the tips and warnings before a start, without those that were dismissed. */
import type { SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import { readAdvice, saveAdvice, type KnownAdvice } from './advice-store.js';
import { contentHash } from './content-hash.js';
import type { PreflightFinding } from './preflight.js';
import { findTips, tipOf, type Tip } from './tips.js';

/** What is shown of the advice. */
export interface ShownAdvice {
  /** The findings of the checks that were not dismissed. */
  findings: readonly PreflightFinding[];
  tips: readonly Tip[];
  /** Keys of what was dismissed and still applies. */
  dismissed: readonly string[];
}

/** The name of a finding with its content. Only a risk can be dismissed. */
export function keyOf(finding: PreflightFinding): string {
  return `${finding.code}/${contentHash(finding)}`;
}

/** The advice for the room of one element. */
export class Advice {
  private room_id = '';
  private known: KnownAdvice = { dismissed: [], told: [] };
  private cached: { room: SmartLiveRoom; key: string; tips: readonly Tip[] } | undefined;

  /** What is shown of these findings, and the tips for the room with these options. */
  show(room: SmartLiveRoom, options: StartSmartLiveBody, findings: readonly PreflightFinding[]): ShownAdvice {
    this.open(room.room_id ?? '');
    const { dismissed, told } = this.known;
    const key = JSON.stringify([options.play_policy, told]);
    if (this.cached?.room !== room || this.cached.key !== key)
      this.cached = { room, key, tips: findTips(room, options, told) };
    const { tips } = this.cached;
    const risks = findings.filter(({ level }) => level === 'risk').map(keyOf);
    const all = [...tips.map((tip) => tip.key), ...risks];
    return {
      findings: findings.filter((one) => one.level !== 'risk' || !dismissed.includes(keyOf(one))),
      tips: tips.filter((tip) => !dismissed.includes(tip.key)),
      dismissed: all.filter((one) => dismissed.includes(one)),
    };
  }

  /** Leaves a tip or warning out from now on, until what it is about changes. */
  dismiss(key: string): void {
    const others = this.known.dismissed.filter((one) => one !== key);
    this.save({ ...this.known, dismissed: [...others, key] });
  }

  /** Shows again what was dismissed. */
  restore(keys: readonly string[]): void {
    this.save({ ...this.known, dismissed: this.known.dismissed.filter((one) => !keys.includes(one)) });
  }

  /** Keeps what the service has warned of when it accepted a start, for the next one. */
  keep(warnings: readonly string[], room: SmartLiveRoom, options: StartSmartLiveBody): void {
    this.open(room.room_id ?? '');
    const keys = warnings.slice(0, 20).map((word) => tipOf(word.slice(0, 100), room, options).key);
    this.save({ ...this.known, told: [...new Set([...this.known.told, ...keys])] });
  }

  private open(room_id: string): void {
    if (room_id === this.room_id) return;
    this.room_id = room_id;
    this.known = readAdvice(room_id);
  }

  private save(known: KnownAdvice): void {
    this.known = known;
    saveAdvice(this.room_id, known);
  }
}
