/**
 * Boundary values of the rows in the reference's tables: minimum, maximum and each enumerated value. None is an invalid
 * parameter; if the simulator rejects one for another reason, the error code is one of 10.2.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstViolation } from '../../src/api/index.js';
import {
  allowed,
  changed,
  documented,
  nameOf,
  operationOf,
  places,
  skip,
  whole,
  type Documented,
} from '../api/reference.js';
import { ids } from './bench.js';
import { setFor } from './examples.js';

/** Meaningful values for members whose tables specify only a type. */
const sensible: Record<string, unknown> = {
  output_urls: ['rtmp://a.test/b'],
  live_event_type_callback_url: 'https://a.test/b',
  callback_url: 'https://a.test/b',
  expire_time: '2027-01-01T00:00:00Z',
  operation_time: '2027-01-01T00:00:00Z',
  text: 'Hello',
  model_asset_id: ids.avatar,
  voice_asset_id: ids.voice,
  emotion: ids.voice,
  width: 1080,
  height: 1920,
  background_type: 'IMAGE',
};

/** Boundary values that a note in the reference excludes. */
const narrowed: Record<string, string> = {
  'createFile file_size': 'a picture has at most 50 MB',
  'createTrainingAdvanceJob create_type': 'the premium edition takes a package only',
  'create2dModelTrainingJob model_version': 'V2 has been discarded',
  'executeSmartLiveCommand command': 'each command needs the params of its own',
};

describe('A value at the edge of what is allowed', { skip }, () => {
  for (const entry of documented) {
    if (!entry.requestTables) continue;
    it(`is no invalid parameter: ${entry.operation}`, async () => {
      const { method, path, body: schema } = operationOf(entry.operation);
      const { on, given } = await setFor(entry.operation);
      const place = path
        .replace('/v1/{project_id}/', '')
        .replace(/\{(\w+)\}/g, (_, name: string) => given.params?.[name] ?? '0');
      for (const { member, body } of edges(entry, given.body)) {
        if (`${entry.operation} ${member}` in narrowed) continue;
        assert.equal(schema && firstViolation(schema, body), undefined, member);
        await on.advance(1);
        const answer = await on.call(method, place, body);
        assert.doesNotMatch(
          answer.body.error_msg ?? '',
          /^Invalid parameter/,
          `${member}: ${JSON.stringify(body)}`,
        );
      }
    });
  }
});

/** Variants of the example, each with one member at a boundary value. */
function* edges(
  { examples, requestBody: name = 'RequestBody', requestTables: tables = {} }: Documented,
  more = {},
) {
  const example = { ...(examples.find(({ kind }) => kind === 'request')?.json as object), ...more };
  const full = sense(whole(tables[name] ?? [], tables)) as Record<string, unknown>;
  for (const { member, path } of places(name, tables)) {
    const [top = ''] = path;
    for (const value of allowed({ member, path, table: name })) {
      if (typeof value === 'string' && value.startsWith('x') && member.name in sensible) continue;
      const at = changed(full, path, value) as Record<string, unknown>;
      yield { member: nameOf(path), body: { ...example, [top]: at[top] } };
    }
  }
}

/** Replaces values that only have the right type by meaningful ones. */
function sense(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sense);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name in sensible ? sensible[name] : sense(inner)]),
  );
}
