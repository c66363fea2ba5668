export function findBrowser(): string | undefined;
export function requireBrowser(): string;
export const browserArgs: string[];
export const waitLimit: number;
