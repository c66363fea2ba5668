/**
 * Reads tables and examples of every operation from the service's reference, and generates valid and invalid requests
 * from the tables.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../src/api/operation.js';
import { operations } from '../../src/api/operations/index.js';

const folder = join(import.meta.dirname, '../../../shared/reference');

/** The reason for skipping tests that need the reference; `false` if the reference is available. */
export const skip = existsSync(join(folder, 'spec.json'))
  ? false
  : 'the reference, ../shared/reference/spec.json, is not on this machine';

interface Type {
  type?: string;
  ref?: string;
  items?: Type;
}

/** A row of a table. */
export interface Member {
  name: string;
  /** What the row says, for tests that look for its words. */
  description?: string;
  mandatory?: boolean;
  type: Type;
  enum?: (string | number)[];
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  itemMaxLength?: number;
  pattern?: string;
}

export type Tables = Record<string, Member[]>;

interface Example {
  kind: 'request' | 'response';
  status?: string;
  url?: string;
  json?: unknown;
}

export interface Documented {
  operation: string;
  section: string;
  title: string;
  method: string;
  path: string;
  query?: Member[];
  requestBody?: string;
  requestTables?: Tables;
  responses: Record<string, { body?: string; tables?: Tables }>;
  examples: Example[];
}

interface ThrottleRow {
  api: string;
  cn_north_4: number;
  cn_east_3: number;
  ap_southeast: number;
}

export const documented: readonly Documented[] =
  read<{ operations: Documented[] }>('spec.json')?.operations ?? [];
export const throttle: readonly ThrottleRow[] = read<ThrottleRow[]>('throttle.json') ?? [];

function read<T>(name: string): T | undefined {
  return skip ? undefined : (JSON.parse(readFileSync(join(folder, name), 'utf8')) as T);
}

/** The operation of that name. */
export function operationOf(name: string): Operation {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`There is no operation ${name}`);
  return found;
}

/** The status of success in the tables. Default: 200, from the list of status codes. */
export function statusOf(entry: Documented): string {
  return Object.keys(entry.responses).find((status) => status.startsWith('2')) ?? '200';
}

/** An object with every member of a table, each with a valid value. */
export function whole(table: readonly Member[], tables: Tables): Record<string, unknown> {
  return Object.fromEntries(table.map((member) => [member.name, valueOf(member, tables)]));
}

function valueOf(member: Member, tables: Tables): unknown {
  const { type } = member;
  if (type.type === 'array')
    return [type.items?.ref ? inside(type.items.ref, tables) : scalar(member, type.items)];
  if (type.type === 'map') return { any: type.items?.ref ? inside(type.items.ref, tables) : 'x' };
  if (type.ref) return inside(type.ref, tables);
  return scalar(member, type);
}

function inside(ref: string, tables: Tables): Record<string, unknown> {
  return whole(tables[ref] ?? [], tables);
}

function scalar(member: Member, type: Type | undefined): unknown {
  if (member.enum) return member.enum[0];
  if (type?.type === 'boolean') return true;
  if (isNumeric(type)) return member.min ?? 1;
  if (type?.type === 'object') return {};
  if (member.pattern) return `${'A'.repeat(22)}==`;
  return 'x'.repeat(Math.max(member.minLength ?? 1, 1));
}

function isNumeric(type: Type | undefined): boolean {
  return ['integer', 'long', 'number'].includes(type?.type ?? '');
}

/** A member of a request or an answer, at any depth. */
export interface Place {
  member: Member;
  /** The table that lists it. */
  table: string;
  path: (string | number)[];
}

/** Every member of a table and of the tables that it refers to, with its path in `whole`. */
export function* places(name: string, tables: Tables, path: (string | number)[] = []): Generator<Place> {
  for (const member of tables[name] ?? []) {
    const here = [...path, member.name];
    yield { member, table: name, path: here };
    const ref = member.type.ref ?? member.type.items?.ref;
    if (!ref) continue;
    const step = member.type.type === 'array' ? [0] : member.type.type === 'map' ? ['any'] : [];
    yield* places(ref, tables, [...here, ...step]);
  }
}

export type Kind = 'mandatory' | 'type' | 'enum' | 'min' | 'max' | 'length' | 'items';

/** A replacement for a member's value; `undefined` omits the member. */
export interface Change {
  kind: Kind;
  value: unknown;
  /** Suffix of the member's path in the reported name, for an item of a list. */
  suffix?: string;
}

/** Values that each violate one rule of a member's row. */
export function breaking({ member }: Place): Change[] {
  const changes: Change[] = [];
  const many = member.type.type === 'array';
  const add = (kind: Kind, value: unknown) =>
    changes.push(many ? { kind, value: [value], suffix: '[0]' } : { kind, value });
  if (member.mandatory) changes.push({ kind: 'mandatory', value: undefined });
  changes.push(...mistyped(member), { kind: 'type', value: null });
  if (isWhole(member.type.items ?? member.type)) add('type', 1.5);
  if (member.enum) add('enum', typeof member.enum[0] === 'number' ? 987 : 'NOT_IN_THE_TABLE');
  if (member.min !== undefined) add('min', member.min - 1);
  if (member.max !== undefined) add('max', member.max + 1);
  if (member.minLength) add('length', 'x'.repeat(member.minLength - 1));
  if (member.maxLength !== undefined) add('length', 'x'.repeat(member.maxLength + 1));
  if (member.itemMaxLength !== undefined) add('length', 'x'.repeat(member.itemMaxLength + 1));
  if (member.maxItems !== undefined)
    changes.push({ kind: 'items', value: Array.from({ length: member.maxItems + 1 }, () => 'x') });
  return changes;
}

/** Values of wrong types for a member; for a list also items of wrong types. */
export function mistyped({ type }: Member): Change[] {
  if (type.type !== 'array') return wrongFor(type).map((value) => ({ kind: 'type', value }));
  const items = wrongFor(type.items ?? {}).map((item): Change => ({
    kind: 'type',
    value: [item],
    suffix: '[0]',
  }));
  return [...['text', 7, {}].map((value): Change => ({ kind: 'type', value })), ...items];
}

function wrongFor(type: Type): unknown[] {
  if (!isScalar(type)) return ['text', 7, true, ['text']];
  if (isNumeric(type)) return ['text', '5', true, {}, [5]];
  return type.type === 'boolean' ? ['true', 1, {}] : [7, true, {}, ['text']];
}

/** Boundary values that a member's row allows. */
export function allowed({ member }: Place): unknown[] {
  const values: unknown[] = [...(member.enum ?? [])];
  if (member.min !== undefined) values.push(member.min);
  if (member.max !== undefined) values.push(member.max);
  if (!member.pattern) {
    if (member.minLength !== undefined) values.push('x'.repeat(member.minLength));
    if (member.maxLength !== undefined) values.push('x'.repeat(member.maxLength));
    if (member.itemMaxLength !== undefined) values.push('x'.repeat(member.itemMaxLength));
  }
  const many = member.type.type === 'array';
  const lists = member.maxItems === undefined ? [] : [Array.from({ length: member.maxItems }, () => 'x')];
  return [...values.map((value) => (many ? [value] : value)), ...lists];
}

function isWhole(type: Type): boolean {
  return type.type === 'integer' || type.type === 'long';
}

function isScalar(type: Type): boolean {
  return !type.ref && !['array', 'object', 'map'].includes(type.type ?? '');
}

/** A copy of an object with one member changed. */
export function changed(body: unknown, path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(body);
  const holder = path.slice(0, -1).reduce((inner, step) => (inner as never)[step], copy) as Record<
    string,
    unknown
  >;
  const last = String(path.at(-1));
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** `['scene_scripts', 0, 'script_name']` as `scene_scripts[0].script_name`. */
export function nameOf(path: (string | number)[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}
