import { readFileSync } from 'node:fs';
export const read = (path: string) => readFileSync(path, 'utf-8');
export const show = (data: Buffer) => data.toString("UTF-8");
