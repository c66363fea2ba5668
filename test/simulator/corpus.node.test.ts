/**
 * Requests derived from the reference: the simulator accepts each example, and for each rule in a table, it rejects a
 * request that violates it with an error that contains the member.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstViolation, type Operation } from '../../src/api/index.js';
import { withoutNulls } from '../../src/base/index.js';
import { parseQuery } from '../../demo/simulator/http/query.js';
import {
  breaking,
  changed,
  documented,
  operationOf,
  places,
  skip,
  whole,
  type Documented,
  type Member,
} from '../api/reference.js';
import { bench, type Bench } from './bench.js';
import { setFor, type Given } from './examples.js';

describe('The example of a request', { skip }, () => {
  for (const entry of documented) {
    it(`is taken: ${entry.operation}`, async () => {
      const operation = operationOf(entry.operation);
      for (const { url = '', json } of entry.examples.filter(({ kind }) => kind === 'request')) {
        const { on, given } = await setFor(entry.operation);
        const body = json === undefined && !given.body ? undefined : { ...(json as object), ...given.body };
        const answer = await on.call(operation.method, pathOf(operation, url, given), body);
        assert.equal(answer.status, operation.success, JSON.stringify(answer.body));
        assert.deepEqual(operation.response.parse(answer.body), answer.body);
      }
    });
  }
});

describe('A request that breaks a rule is refused by the name of its member', { skip }, () => {
  for (const entry of documented) {
    const operation = operationOf(entry.operation);
    if (operation.body && entry.requestTables) {
      it(`in its body: ${entry.operation}`, async () => {
        const on = await bench();
        for (const body of brokenBodies(entry)) await assertRefused(on, operation, body, '');
      });
    }
    const members = entry.query;
    if (operation.query && members) {
      it(`in its query: ${entry.operation}`, async () => {
        const on = await bench();
        for (const query of brokenQueries(members)) await assertRefused(on, operation, undefined, query);
      });
    }
  }
});

/**
 * Sends a request that the operation's schema rejects. The response must contain the same violation and message. A member
 * that is null is one that was left out.
 */
async function assertRefused(on: Bench, operation: Operation, body: unknown, query: string): Promise<void> {
  const breach =
    body === undefined
      ? operation.query && firstViolation(operation.query, parseQuery(operation, new URLSearchParams(query)))
      : operation.body && firstViolation(operation.body, withoutNulls(body));
  if (!breach) return;
  await on.advance(1);
  const path = pathOf(operation, query && `?${query}`, {});
  const { status, body: answer } = await on.call(operation.method, path, body);
  const isSpeech = operation.reference.startsWith('9.');
  assert.deepEqual(
    [status, answer.error_code, answer.error_msg],
    [400, isSpeech ? 'MSS.000000003' : 'MSS.00000003', `Invalid parameter: ${breach.member} ${breach.rule}`],
  );
}

/** Bodies built from the tables, each with one rule violated. */
function* brokenBodies({ requestBody: name = 'RequestBody', requestTables: tables = {} }: Documented) {
  const body = whole(tables[name] ?? [], tables);
  for (const place of places(name, tables)) {
    for (const { value } of breaking(place)) yield changed(body, place.path, value);
  }
}

function* brokenQueries(members: readonly Member[]) {
  const needed = members.filter(({ mandatory }) => mandatory);
  const usual = new URLSearchParams(needed.map(({ name, min }) => [name, String(min ?? 1)]));
  for (const place of places('Query', { Query: [...members] })) {
    for (const { value } of breaking(place)) {
      const query = new URLSearchParams(usual);
      query.delete(place.member.name);
      const given: unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
      if (given.some((item) => typeof item === 'object')) continue;
      for (const item of given) query.append(place.member.name, String(item));
      yield String(query);
    }
  }
}

/** The path of an operation below the project, with the query of an example. */
function pathOf({ path }: Operation, url: string, { params = {}, query = {} }: Given): string {
  const printed = new URLSearchParams(/\?([^>`]*)/.exec(url)?.[1] ?? '');
  for (const [name, value] of Object.entries(query)) printed.set(name, value);
  const place = path
    .replace('/v1/{project_id}/', '')
    .replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '0'.repeat(32));
  return printed.size > 0 ? `${place}?${printed}` : place;
}
