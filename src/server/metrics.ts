/**
 * The figures of one instance: counters, gauges and durations. `onMetric` gets each change, `GET …/metrics` answers all in
 * the text format of Prometheus. Labels are names of routes, operations and codes, so there are few of them; no figure
 * names a person, a room or an address.
 */

/** Names of the figures, with their kind and what they count. */
const kinds = {
  mss_requests: ['counter', 'Answered requests, by route, operation and status'],
  mss_request_seconds: ['summary', 'Time until the answer, by route and operation'],
  mss_refusals: ['counter', 'Requests that the backend itself has refused, by code'],
  mss_sign_ins: ['counter', 'Sign-ins at IAM, by result'],
  mss_event_streams: ['gauge', 'Open event streams'],
  mss_limiter_wait_seconds: ['summary', 'Time that calls waited for the limits of the service, by operation'],
} as const;

/** Name of a figure. */
export type MetricName = keyof typeof kinds;

/** A change of a figure, as `onMetric` gets it. */
export interface Metric {
  name: MetricName;
  /** `counter`: by how much it grew. `gauge`: its value. `summary`: a single duration, in seconds. */
  kind: 'counter' | 'gauge' | 'summary';
  value: number;
  labels: Readonly<Record<string, string>>;
}

interface Series {
  labels: Readonly<Record<string, string>>;
  /** Sum of a counter or of durations; value of a gauge. */
  value: number;
  count: number;
}

/** Collects the figures of a handler. */
export class Metrics {
  private readonly series = new Map<MetricName, Map<string, Series>>();
  /** The same by labels in the order in which they were given, which costs less to write down. */
  private readonly known = new Map<MetricName, Map<string, Series>>();

  constructor(private readonly onMetric: (metric: Metric) => void = () => undefined) {}

  /** Adds to a counter (by default 1) or a gauge, or a duration in seconds to a summary. */
  add(name: MetricName, labels: Readonly<Record<string, string>> = {}, value = 1): void {
    const one = this.seriesOf(name, labels);
    one.value += value;
    one.count += 1;
    const [kind] = kinds[name];
    this.onMetric({ name, kind, labels, value: kind === 'gauge' ? one.value : value });
  }

  private seriesOf(name: MetricName, labels: Readonly<Record<string, string>>): Series {
    let given = '';
    for (const label of Object.keys(labels)) given += `\n${label}=${labels[label]}`;
    const ofName = this.known.get(name) ?? new Map<string, Series>();
    const known = ofName.get(given);
    if (known) return known;
    this.known.set(name, ofName);
    const all = this.series.get(name) ?? new Map<string, Series>();
    this.series.set(name, all);
    const key = labelsText(labels);
    const one = all.get(key) ?? { labels, value: 0, count: 0 };
    all.set(key, one);
    ofName.set(given, one);
    return one;
  }

  /** All figures in Prometheus' text format, version 0.0.4. */
  text(): string {
    const blocks = (Object.keys(kinds) as MetricName[]).map((name) => this.block(name));
    return `${blocks.join('\n')}\n`;
  }

  private block(name: MetricName): string {
    const [kind, help] = kinds[name];
    const full = kind === 'counter' ? `${name}_total` : name;
    const lines = [...(this.series.get(name) ?? [])].flatMap(([labels, { value, count }]) =>
      kind === 'summary'
        ? [`${full}_sum${labels} ${value}`, `${full}_count${labels} ${count}`]
        : [`${full}${labels} ${value}`],
    );
    return [`# HELP ${full} ${help}.`, `# TYPE ${full} ${kind}`, ...lines].join('\n');
  }
}

/** Labels as `{name="value"}`, in the order of their names; empty without labels. */
function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));
  const texts = pairs.map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return texts.length > 0 ? `{${texts.join(',')}}` : '';
}
