import { readFileSync } from 'node:fs';
export const read = (path: string) => readFileSync(path, 'utf8');
export const show = (data: Buffer) => data.toString("utf8");
