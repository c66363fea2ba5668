/**
 * Compares the operations with the reference, row by row: every example is accepted and parsed without loss, a violation
 * of each rule of a request is reported for the right member, and an odd member of an answer costs no other.
 */
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { firstViolation } from '../../src/api/validate.js';
import type { Operation } from '../../src/api/operation.js';
import { parseQuery } from '../../demo/simulator/http/query.js';
import {
  allowed,
  breaking,
  changed,
  documented,
  mistyped,
  nameOf,
  operationOf,
  places,
  skip,
  statusOf,
  whole,
  type Documented,
  type Kind,
  type Place,
  type Tables,
} from './reference.js';

/** Rules that the schemas deliberately omit, as `table.member`, each with the reason in the reference. */
const widened: Record<string, { kinds: Kind[]; because: string }> = {
  'VideoConfig.codec': { kinds: ['mandatory'], because: 'the newer page has H264 as the default' },
  'SubtitleConfig.font_size': { kinds: ['min'], because: 'the newer pages allow 0 to 120' },
  'TextLayerConfig.font_size': { kinds: ['min'], because: 'the newer page allows 0 to 120' },
  'SmartTextLayerConfig.font_size': { kinds: ['min'], because: 'the newer page allows 0 to 120' },
  'TextLayerConfig.font_name': {
    kinds: ['enum'],
    because: 'the newer page refers to a list of fonts that grows, and allows 0 to 64 characters',
  },
  'createLargeFile.file_size': { kinds: ['max'], because: 'the operation is there for files above 5 GB' },
};

/** Members that the reference shows with two types, as `table.member`. */
const eitherType: Record<string, string> = {
  'VideoConfig.frame_rate': 'text in the tables, a number in the example of the newer page',
  'ReplicationEnclInfo.key_id': 'text in the tables, a number in both examples',
};

/** Corrections of examples that contradict their own table. */
const corrections: Record<string, { because: string; correct: (json: never) => unknown }> = {
  batchExecuteAssetAction: {
    because: 'the table has DELETE, the example DELETED',
    correct: (json: object) => ({ ...json, action: 'DELETE' }),
  },
};

/** Examples with the path of another operation, or with an incomplete path. */
const misprintedPaths: Record<string, string> = {
  batchExecuteAssetAction: 'the project is missing',
  listAssetSummary: 'summaries, where SDK and table have summarys',
  createLargeFile: 'copied from 4.2.1',
  listInteractionRuleGroups: 'copied from 6.1.2',
  listSmartLiveJobs: 'copied from 6.2.2',
  setProductAsset: 'copied from another chapter',
};

describe('The examples of the reference', { skip }, () => {
  for (const entry of documented) {
    const operation = operationOf(entry.operation);
    const requests = entry.examples.filter(({ kind }) => kind === 'request');
    const answers = entry.examples.filter(
      ({ kind, status }) => kind === 'response' && status?.startsWith('2'),
    );

    it(`${entry.operation} (${operation.reference}): the request is accepted`, () => {
      for (const { url = '', json } of requests) {
        const location = locationOf(url);
        if (!(entry.operation in misprintedPaths)) assert.match(location.pathname, patternOf(operation));
        const query = parseQuery(operation, location.searchParams);
        if (operation.query) assert.equal(firstViolation(operation.query, query), undefined);
        const body = corrections[entry.operation]?.correct(json as never) ?? json;
        if (operation.body) assert.equal(firstViolation(operation.body, body ?? {}), undefined);
      }
    });

    it(`${entry.operation} (${operation.reference}): the answer is read without loss`, () => {
      for (const { json } of answers) assert.deepEqual(operation.response.parse(json ?? {}), json ?? {});
    });
  }
});

describe('What the tables ask of a request', { skip }, () => {
  for (const entry of documented) {
    const operation = operationOf(entry.operation);
    if (entry.requestTables) {
      it(`${entry.operation} (${operation.reference}): the body`, () =>
        assertRules(
          operation.body,
          entry.operation,
          entry.requestTables ?? {},
          entry.requestBody ?? 'RequestBody',
        ));
    }
    if (entry.query) {
      it(`${entry.operation} (${operation.reference}): the query`, () =>
        assertRules(operation.query, entry.operation, { Query: entry.query ?? [] }, 'Query'));
    }
  }
});

describe('What the tables promise of an answer', { skip }, () => {
  for (const entry of documented) {
    const { body, tables } = answerOf(entry);
    if (!body) continue;
    const operation = operationOf(entry.operation);

    it(`${entry.operation} (${operation.reference}): every member is known and kept`, () => {
      const answer = whole(tables[body] ?? [], tables);
      assert.deepEqual(operation.response.parse(answer), answer);
    });

    it(`${entry.operation} (${operation.reference}): a member of another type reads as missing, and costs no other`, () => {
      const answer = whole(tables[body] ?? [], tables);
      const wrong: string[] = [];
      for (const { member, table, path } of places(body, tables)) {
        if (isEitherType({ member, table, path })) continue;
        for (const { value } of mistyped(member)) {
          const { data } = operation.response.safeParse(changed(answer, path, value));
          const left = changed(answer, path, converted(value, valueAt(answer, path)));
          const isList = path.length === 1 && !Array.isArray(value) && operation.name.startsWith('list');
          const isRefused = isList && member.type.type === 'array';
          if (isRefused ? data !== undefined : !isDeepStrictEqual(left, data))
            wrong.push(`${nameOf(path)} = ${short(value)}`);
        }
      }
      assert.deepEqual(wrong, []);
    });

    it(`${entry.operation} (${operation.reference}): a member may be null, missing, or a new word`, () => {
      const answer = whole(tables[body] ?? [], tables);
      const failing = [...places(body, tables)]
        .filter(
          ({ member, path }) =>
            !reads(operation, changed(answer, path, null)) ||
            !reads(operation, changed(answer, path, undefined)) ||
            (typeof member.enum?.[0] === 'string' &&
              !reads(operation, changed(answer, path, member.type.type === 'array' ? ['NEW'] : 'NEW'))),
        )
        .map(({ path }) => nameOf(path));
      assert.deepEqual(failing, []);
    });
  }
});

/** Valid values of every row are accepted; violations of every row are rejected with the name of the member. */
function assertRules(schema: Operation['body'], name: string, tables: Tables, table: string): void {
  assert.ok(schema, `${name} takes none`);
  const request = whole(tables[table] ?? [], tables);
  assert.equal(firstViolation(schema, request), undefined);
  const wrong: string[] = [];
  for (const place of places(table, tables)) {
    const exempt = widened[`${place.table}.${place.member.name}`] ?? widened[`${name}.${place.member.name}`];
    for (const value of allowed(place)) {
      const breach = firstViolation(schema, changed(request, place.path, value));
      if (breach) wrong.push(`${nameOf(place.path)} = ${short(value)} is refused: ${breach.rule}`);
    }
    for (const { kind, value, suffix = '' } of breaking(place)) {
      if (exempt?.kinds.includes(kind) || (kind === 'type' && isEitherType(place))) continue;
      if (table === 'Query' && kind === 'type' && (value === '5' || value === 'true')) continue;
      const member = firstViolation(schema, changed(request, place.path, value))?.member;
      if (member !== nameOf(place.path) + suffix)
        wrong.push(`${nameOf(place.path)} = ${short(value)} (${kind}) names ${member ?? 'nothing'}`);
    }
  }
  assert.deepEqual(wrong, []);
}

function isEitherType({ table, member }: Place): boolean {
  return `${table}.${member.name}` in eitherType;
}

/** What a value of another type may be read as: a number as text, or a text of digits as a number; else it is missing. */
function converted(value: unknown, documented: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(documented))
    return value.map((item) => converted(item, documented[0])).filter((item) => item !== undefined);
  if (typeof value === 'number' && typeof documented === 'string') return String(value);
  return value === '5' && typeof documented === 'number' ? 5 : undefined;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((inner, step) => (inner as never)[step], value);
}

function answerOf(entry: Documented): { body?: string; tables: Tables } {
  const { body, tables = {} } = entry.responses[statusOf(entry)] ?? {};
  return { body, tables };
}

function reads(operation: Operation, answer: unknown): boolean {
  return operation.response.safeParse(answer).success;
}

/** Parses `POST https://{endpoint}/v1/...`; removes double slashes, brackets and an internal prefix of the examples. */
function locationOf(example: string): URL {
  const path = example
    .slice(example.indexOf('/v1/'))
    .replace(/[>`]+$/, '')
    .replace(/(?<!:)\/{2,}/g, '/');
  return new URL(path, 'https://metastudio.test');
}

function patternOf(operation: Operation): RegExp {
  return new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'left out';
  return text.length > 40 ? `${text.slice(0, 40)}… (${text.length})` : text;
}
