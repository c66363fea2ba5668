/** Canned answers of INTELLIGENT_REPLY. */
import type { Inventions } from '../inventions.js';

/** Answers a comment, in its language. */
export function intelligentReply(
  comment: string,
  { intelligentReply: answer }: Pick<Inventions, 'intelligentReply'>,
): string {
  const said = comment.replace(/[<>&]/g, '').trim();
  if (said === '') return '感谢您的支持！';
  const text = /\p{Script=Han}/u.test(said) ? answer.zh : answer.en;
  return text.replace('{comment}', () => said);
}
