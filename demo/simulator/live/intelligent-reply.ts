/** Canned answers of INTELLIGENT_REPLY. */

/** Answers a comment, in its language. */
export function intelligentReply(comment: string): string {
  const said = comment.replace(/[<>&]/g, '').trim();
  if (said === '') return '感谢您的支持！';
  return /\p{Script=Han}/u.test(said)
    ? `您问到“${said}”，稍后为您介绍。`
    : `About “${said}”: I will come to that.`;
}
