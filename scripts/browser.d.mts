export function findBrowser(): string | undefined;
export function requireBrowser(): string;
export const browserArgs: string[];
