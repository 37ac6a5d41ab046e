import { describe, expect, it } from 'vitest';
import { startLanguageServer } from './language-server.ts';

const start = (script: string) => startLanguageServer([process.execPath, '-e', script]);
const say = (json: string) =>
  `process.stdout.write(${JSON.stringify(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`)});`;

describe('startLanguageServer', () => {
  it('reads messages that come in pieces, and answers what the server asks', async () => {
    const server = start(`
      process.stdin.on('data', (data) => {
        const asked = String(data);
        const write = (m) => { const s = JSON.stringify(m); return 'Content-Length: ' + Buffer.byteLength(s) + '\\r\\n\\r\\n' + s; };
        if (asked.includes('"first"')) process.stdout.write(write({ id: 'q', method: 'workspace/configuration', params: { items: [1, 2] } }));
        if (!asked.includes('"q"')) return;
        const bytes = Buffer.from(write({ id: 1, result: 'é ' + asked.includes('[null,null]') }));
        process.stdout.write(bytes.subarray(0, bytes.length - 12));
        setTimeout(() => process.stdout.write(bytes.subarray(bytes.length - 12)), 20);
      });`);
    expect(await server.ask('first', {})).toBe('é true');
    server.close();
  });
  it('rejects when the server refuses, prints rubbish, ends, or is not there', async () => {
    const refusing = start(`${say('{"id":1,"error":{"message":"no"}}')} setTimeout(() => {}, 5000);`);
    await expect(refusing.ask('x', {})).rejects.toThrow('no');
    refusing.close();
    await expect(
      start('process.stdout.write("oops\\r\\n\\r\\n"); setTimeout(() => {}, 5000)').ask('x', {}),
    ).rejects.toThrow('without a usable length');
    await expect(start(`${say('{oops')} setTimeout(() => {}, 5000)`).ask('x', {})).rejects.toThrow('no JSON');
    await expect(start('process.exit(3)').ask('x', {})).rejects.toThrow('the server ended with 3');
    await expect(startLanguageServer(['/nowhere/oxlint']).ask('x', {})).rejects.toThrow('ENOENT');
  });
});
