/** Lines in which a compiler or a program warns. */
export function findWarnings(output: string): string[];
