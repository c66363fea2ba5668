export function elementsPage(): Promise<string>;
export function llmsText(): string;
