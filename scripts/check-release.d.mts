export function placeholders(packageJson: string, security: string): string[];
export function obstacles(packageJson: string, security: string, tag?: string): string[];
