/** Answers with one odd value each, for elements that are shown with every one of them. */

/** What stands in place of a documented value. */
const oddValues: readonly unknown[] = [null, 7, 'x', [], {}, 'NaN', 1e20, true, 'constructor', '\u202Ex'];

type Path = readonly (string | number)[];

/** One odd value in an answer. */
export interface OddCase {
  /** Name of the place and the value, for messages. */
  name: string;
  path: Path;
  value: unknown;
  /** The whole answer with that value. */
  answer: unknown;
}

/** The paths of all values in an answer that are neither objects nor lists. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

/** Every leaf of an answer with every odd value; `perLeaf` takes some of the values, others for each leaf. */
export function oddCases(answer: unknown, perLeaf = oddValues.length): OddCase[] {
  return leavesOf(answer).flatMap((path, index) =>
    Array.from({ length: perLeaf }, (_, turn) => {
      const value = oddValues[(index * perLeaf + turn) % oddValues.length];
      return {
        name: `${path.join('.')} = ${JSON.stringify(value)}`,
        path,
        value,
        answer: changed(answer, path, value),
      };
    }),
  );
}

function changed(answer: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(answer);
  const holder = path.slice(0, -1).reduce((inner, step) => (inner as never)[step], copy) as Record<
    string,
    unknown
  >;
  holder[String(path.at(-1))] = value;
  return copy;
}

let projects = 0;

/** A provider's `getToken` and `fetch` for a service of fixed answers; no project waits for the rate limit of another. */
export function fixedService(answerTo: (path: string, method: string) => unknown) {
  const project_id = `project-${++projects}`;
  return {
    getToken: () =>
      Promise.resolve({
        token: 't',
        token_type: 'X-Auth-Token' as const,
        expires_at: new Date(Date.now() + 86_400_000).toISOString(),
        project_id,
        endpoint: 'https://service.test',
      }),
    fetch: (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const { url, method } = new Request(input, init);
      const path = new URL(url).pathname.replace(`/v1/${project_id}/`, '');
      const answer = answerTo(path, method);
      return Promise.resolve(
        answer === undefined
          ? Response.json({ error_code: 'MSS.00000002' }, { status: 404 })
          : Response.json(answer),
      );
    },
  };
}
