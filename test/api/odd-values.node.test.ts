/** Every example of an answer, with every odd value in every leaf: the answer is read, and no other value is lost. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepRawValues, oddValuesOf, restoreRawValues } from '../../src/api/index.js';
import { oddCases } from '../helpers/odd-values.js';
import { documented, operationOf, skip, statusOf, whole } from './reference.js';

/** The value at a path; undefined where the path ends early. */
function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}

/** An answer without the value at a path. */
function without(answer: unknown, path: readonly (string | number)[]): unknown {
  const copy = structuredClone(answer);
  const holder = valueAt(copy, path.slice(0, -1));
  const last = path.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else Reflect.deleteProperty(holder as object, last);
  return copy;
}

/** Members that are `null`, which a request leaves out. */
const withoutNullMembers = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_name, member: unknown) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).filter(([, inner]) => inner !== null))
        : member,
    ),
  );

describe('An answer with one odd value', { skip }, () => {
  for (const entry of documented) {
    const operation = operationOf(entry.operation);
    const { body, tables = {} } = entry.responses[statusOf(entry)] ?? {};
    const examples = entry.examples
      .filter(({ kind, status }) => kind === 'response' && status?.startsWith('2'))
      .map(({ json }) => json ?? {});
    const answers = [...examples, ...(body ? [whole(tables[body] ?? [], tables)] : [])];

    it(`of ${entry.operation} is read, and costs no other value`, () => {
      for (const { name, path, value, answer } of answers.flatMap((one) => oddCases(one))) {
        if (path.length === 0) continue;
        const { data, success } = operation.response.safeParse(answer);
        assert.ok(success, name);
        const read = valueAt(data, path);
        const isKept = read === value || read === String(value) || (value === null && read === undefined);
        const left = isKept ? answer : without(answer, path);
        if (!Object.is(read, value) && isKept && value !== null)
          assert.notEqual(oddValuesOf(valueAt(data, path.slice(0, -1)) as object), undefined, name);
        if (read === value || !isKept) assert.deepEqual(data, left, name);
        assert.deepEqual(restoreRawValues(keepRawValues(data)), withoutNullMembers(answer), name);
      }
    });
  }
});
