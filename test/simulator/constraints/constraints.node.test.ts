/** Every constraint of the reference is enforced, shown by a request, or listed with the reason why it is not. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { documented, skip, type Documented } from '../../api/reference.js';
import { bench } from '../bench.js';
import type { Constraint } from './constraint.js';
import { notProduced, shownElsewhere } from './error-codes.js';
import { assetConstraints } from './assets.js';
import { filmConstraints } from './films.js';
import { liveConstraints } from './live.js';
import { otherConstraints } from './others.js';

const constraints: readonly Constraint[] = [
  ...otherConstraints,
  ...assetConstraints,
  ...filmConstraints,
  ...liveConstraints,
];

describe('The simulator is as strict as the reference', () => {
  for (const constraint of constraints) {
    const { section, rule } = constraint;
    if ('because' in constraint) continue;
    it(`${section}: ${rule}`, async () => {
      const on = await bench({ invented: { reportKeyHours: 24, reportKeyGraceHours: 24 } });
      if ('holds' in constraint) return assert.equal(await constraint.holds(on), true);
      if ('fails' in constraint)
        return assert.ok(JSON.stringify(await constraint.fails(on))?.includes(constraint.code));
      const { status, body } = await constraint.ask(on);
      assert.deepEqual([status, body.error_code], [constraint.status, constraint.code], body.error_msg);
    });
  }
});

describe('The list of constraints', { skip }, () => {
  it('has every row of the tables whose words state one', () => {
    const listed = new Set(constraints.flatMap(({ rows }) => rows));
    const stated = documented.flatMap((entry) => rowsWithConstraints(entry));
    assert.deepEqual(
      [...new Set(stated)].filter((row) => !listed.has(row)),
      [],
    );
    assert.deepEqual(
      [...listed].filter((row) => !stated.includes(row)),
      [],
    );
  });

  it('accounts for every error code: it is produced, or the reason is given why it is not', () => {
    const produced = new Set(constraints.flatMap((one) => ('code' in one ? one.code : [])));
    const codes = errorCodes();
    const reasons = (code: string) => notProduced.filter(([pattern]) => pattern.test(code)).length;
    const places = (code: string) =>
      Number(produced.has(code)) + Number(code in shownElsewhere) + reasons(code);
    assert.deepEqual(
      codes.filter((code) => places(code) !== 1).map((code) => [code, places(code)]),
      [],
    );
    for (const [pattern] of notProduced)
      assert.ok(
        codes.some((code) => pattern.test(code)),
        String(pattern),
      );
  });

  it('names for a code that is shown elsewhere the file that shows it', () => {
    for (const [code, file] of Object.entries(shownElsewhere)) {
      const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
      assert.ok(text.includes(code), `${file} says nothing of ${code}`);
    }
  });
});

/** Words that state a constraint. Mandatory members, types, ranges and enumerations are walked by `corpus.node.test.ts`. */
const words =
  /\bonly\b|\bmust\b|cannot|at most|maximum|not (support|allow|required|available)|mandatory|up to|fixed|(larger|less) than|whitelist|discarded|for 24 bytes|do not need/i;

/** `VideoConfig.codec` for each row of a request's tables that states a constraint. */
function rowsWithConstraints({ query = [], requestTables = {} }: Documented): string[] {
  const tables = Object.entries({ Query: query, ...requestTables });
  return tables.flatMap(([table, members]) =>
    members.filter(({ description = '' }) => words.test(description)).map(({ name }) => `${table}.${name}`),
  );
}

function errorCodes(): string[] {
  const file = join(import.meta.dirname, '../../../../shared/reference/error-codes.json');
  if (!existsSync(file)) return [];
  const { codes } = JSON.parse(readFileSync(file, 'utf8')) as { codes: { code: string }[] };
  return [...new Set(codes.map(({ code }) => code))];
}
