/** Which members of a value hold secrets, by their names. Small: the code that masks them is loaded when there are any. */

/** Names of members whose values are secrets. */
export const secretName = /(^|(stream|auth|access|api)[_-]?)keys?$|secret|password|token|signature/i;

/** Members that identify something: if a key happens to be the same as an ID, the ID is public anyway. */
export const identifier = /(^|_)(id|type|state)$/;

/** Whether a value has a member with the name of a secret, at any depth. */
export function namesSecrets(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => secretName.test(name) || namesSecrets(inner));
}
