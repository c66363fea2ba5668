/** `GET …/metrics`: the figures of this instance, for Prometheus. With `metricsToken`, only for who has it. */
import type { HandlerContext } from './context.js';
import { HttpError } from './http-error.js';
import { isEqualText } from './equal-text.js';

/** Answers with the figures. Throws `MSW.NOT_ALLOWED` if the token is wrong. */
export async function answerMetrics(
  request: Request,
  { metrics, metricsToken }: Pick<HandlerContext, 'metrics' | 'metricsToken'>,
): Promise<Response> {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (metricsToken !== undefined && !(await isEqualText(given, metricsToken)))
    throw new HttpError('MSW.NOT_ALLOWED', 'The figures need the metricsToken, as Authorization: Bearer');
  return new Response(metrics.text(), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}
