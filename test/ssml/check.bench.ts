/** Measures the check against the browser's XML parser on the same text. */
import { checkSsml } from '../../src/ssml/index.js';

export interface Measured {
  name: string;
  /** Median milliseconds of checkSsml. */
  check: number;
  /** Median milliseconds of DOMParser. */
  parser: number;
  /** Median of check / parser, run by run. */
  ratio: number;
}

const LENGTH = 131_072;

/** A well-formed script of exactly 131,072 characters made of `unit`. */
function script(unit: string, filler: string): string {
  const room = LENGTH - '<speak></speak>'.length;
  const units = unit.repeat(Math.floor(room / unit.length));
  return `<speak>${units}${filler.repeat(room - units.length)}</speak>`;
}

const sentence = '大家好，欢迎来到我的直播间，今天给大家带来一款新品，数量有限';
const texts: Readonly<Record<string, string>> = {
  '2,000 tags in Chinese': script(`${sentence}。<break time="500ms"/>`.padEnd(65, '好'), '好'),
  '2,000 tags in English': script(
    'Hello everyone, welcome to the live room of<word> the day</word>. '.padEnd(65, 'a'),
    'a',
  ),
  'mostly tags': script('<break time="500ms"/>好', '好'),
  'mostly text': script(`${sentence}。`, '好'),
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Measures both on each text alternately, after a warm-up. Runs in a page. */
export function benchCheck(runs = 21): Measured[] {
  const parser = new DOMParser();
  return Object.entries(texts).map(([name, text]) => {
    const check: number[] = [];
    const parse: number[] = [];
    const ratios: number[] = [];
    for (let i = -5; i < runs; i++) {
      const a = timed(() => checkSsml(text));
      const b = timed(() => parser.parseFromString(text, 'application/xml'));
      if (i < 0) continue;
      check.push(a);
      parse.push(b);
      ratios.push(a / Math.max(b, 0.05));
    }
    return { name, check: median(check), parser: median(parse), ratio: median(ratios) };
  });
}
