/**
 * A style asks with `:has()` only about the element itself that it is for: where a rule goes on to something inside, WebKit does
 * not notice that the answer has changed, and what was to be hidden stays.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { globSync } from 'tinyglobby';

/** The rules of a source whose selector goes on behind an element that it asks about with `:has()`. */
function goingOn(source: string): string[] {
  const selectors = [...source.matchAll(/([^{};`]*:has\([^{};`]*)\{/g)].map(([, selector = '']) => selector);
  return selectors.filter((selector) => {
    // What stands in parentheses, innermost first, is no part of the chain of elements.
    let chain = selector.replace(/\/\*.*?\*\//gs, '').replaceAll(':has(', '\u0001(');
    while (/\([^()]*\)/.test(chain)) chain = chain.replace(/\([^()]*\)/g, '');
    return chain.split(',').some((one) => /\u0001[^\s>+~]*[\s>+~]+\S/.test(one.trim()));
  });
}

it('finds a rule that goes on, and none that does not', () => {
  assert.equal(goingOn('.foot:has(.failed) .hint { color: red; }').length, 1);
  assert.equal(goingOn('.a, .foot:has(> :is(.b, .c)) > .hint { color: red; }').length, 1);
  assert.equal(goingOn('.list .name:has(+ :empty) { color: red; }').length, 0);
  assert.equal(goingOn('.type:has(:checked), .chip { color: red; }').length, 0);
});

it('no style goes on behind :has()', () => {
  const found = globSync('src/**/*.ts').flatMap((path) =>
    goingOn(readFileSync(path, 'utf8')).map((rule) => `${path}: ${rule.trim()}`),
  );
  assert.deepEqual(found, []);
});
