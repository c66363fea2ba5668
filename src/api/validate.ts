/** Describes the first rule of a schema that a value violates. */
import type * as z from 'zod/mini';
import { lookUp } from '../base/index.js';
import type { Schema } from './schema.js';

type Issue = z.core.$ZodIssue;

/** A violated rule: the member, as `scene_scripts[0].script_name`, and the rule, as `is mandatory`. */
export interface Violation {
  member: string;
  rule: string;
}

/** The first rule of the schema that `value` violates; undefined if it is valid. */
export function firstViolation(schema: Schema, value: unknown): Violation | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue && { member: memberOf(issue.path), rule: ruleOf(issue, at(value, issue.path)) };
}

/** `['scene_scripts', 0, 'script_name']` as `scene_scripts[0].script_name`. */
function memberOf(path: readonly PropertyKey[]): string {
  const member = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  return member || 'body';
}

/** The value at a path. */
function at(value: unknown, path: readonly PropertyKey[]): unknown {
  const step = (inner: unknown, key: PropertyKey) =>
    typeof inner === 'object' && inner !== null
      ? lookUp(inner as Record<string, unknown>, String(key))
      : undefined;
  return path.reduce(step, value);
}

function ruleOf(issue: Issue, input: unknown): string {
  if (input === undefined) return 'is mandatory';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${article(issue.expected)}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return [...new Set(issue.errors.flatMap(([first]) => (first ? [ruleOf(first, input)] : [])))].join(
        ', or ',
      );
    case 'custom':
      return issue.message || 'is not valid';
    default:
      return 'is not valid';
  }
}

function article(type: string): string {
  return type === 'int' ? 'a whole number' : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' items long' : '';
}
