/** Requests and answers that the tables do not cover: validated by the schemas and, for requests, sent over HTTP. */
import { before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { firstViolation } from '../../src/api/validate.js';
import { operations } from '../../src/api/index.js';
import { withoutNulls } from '../../src/base/index.js';
import type { Operation } from '../../src/api/operation.js';
import { bench, start, type Answered, type Bench } from '../simulator/bench.js';
import { answers } from './corpus-answers.js';
import { least, requests, type Sent } from './corpus-requests.js';

describe('A request, before it is sent,', () => {
  for (const { operation, part, value, what, wrong } of requests) {
    it(`${operation}, ${what}: ${wrong ? `${wrong} is refused` : 'is accepted'}`, () => {
      const schema = named(operation)[part];
      assert.ok(schema);
      assert.equal(firstViolation(schema, value)?.member, wrong);
    });
  }
});

describe('A request at the service', () => {
  let on: Bench;
  let time = start;

  before(async () => {
    on = await bench({ now: () => (time += 2000), speed: 1 });
  });

  for (const sent of requests) {
    // The service takes a member that is null for one that was left out.
    const schema = named(sent.operation)[sent.part];
    const wrong = schema && firstViolation(schema, withoutNulls(sent.value))?.member;
    it(`${sent.operation}, ${sent.what}: ${wrong ? `${wrong} is refused` : 'is understood'}`, async () => {
      const { status, body } = await post(on, sent);
      const message = body.error_msg ?? '';
      if (wrong === undefined) assert.doesNotMatch(message, new RegExp(`^Invalid parameter.*${ruleWords}`));
      else {
        assert.equal(status, 400);
        assert.match(message, new RegExp(`^Invalid parameter: ${escaped(wrong)} `));
      }
    });
  }
});

describe('An answer', () => {
  for (const { operation, value, what, left, wrong } of answers) {
    const outcome = wrong ? 'is refused' : left ? 'is read without the odd value' : 'is read without loss';
    it(`of ${operation}, ${what}: ${outcome}`, () => {
      const { response } = named(operation);
      assert.equal(firstViolation(response, value)?.member, wrong);
      if (wrong === undefined) assert.deepEqual(response.parse(value), left ?? value);
    });
  }
});

/** The simulator's messages for violated schemas. Its other messages concern objects that do not exist. */
const ruleWords = '(is mandatory$|must be (a|an|one of|at least|at most) )';

function named(name: string): Operation {
  const found = operations.find((operation) => operation.name === name);
  assert.ok(found, name);
  return found;
}

async function post(on: Bench, { operation, part, value }: Sent): Promise<Answered> {
  const { method, path } = named(operation);
  const place = path.replace('/v1/{project_id}/', '').replace(/\{\w+\}/g, 'f'.repeat(32));
  if (part === 'body') return on.call(method, place, JSON.stringify(value));
  return on.call(method, `${place}?${search(value)}`, least[operation]);
}

function search(value: unknown): URLSearchParams {
  return new URLSearchParams(
    Object.entries(value as object).flatMap(([name, member]) =>
      [member].flat().map((one) => [name, String(one)] as [string, string]),
    ),
  );
}

function escaped(text: string): string {
  return text.replace(/[.[\]]/g, '\\$&');
}
