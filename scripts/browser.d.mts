export function findBrowser(): string | undefined;
export function needBrowser(): string;
export const browserArgs: string[];
