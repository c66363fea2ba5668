export function madeSources(): Promise<Record<string, string>>;
export function madeFiles(): Promise<Record<string, string>>;
