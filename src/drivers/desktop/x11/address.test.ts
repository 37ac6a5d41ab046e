import { describe, expect, it } from 'vitest';
import { DesktopError } from '#core/ports/desktop.ts';
import { cookieName, findCookie, readDisplayName } from './address.ts';

describe('the name of a display', () => {
  it('says where it listens', () => {
    expect(readDisplayName(':3')).toMatchObject({ number: '3', screen: 0, isLocal: true });
    expect(readDisplayName(':3').ways).toContainEqual({ path: '/tmp/.X11-unix/X3' });
    expect(readDisplayName('unix:0.1')).toMatchObject({ number: '0', screen: 1 });
    expect(readDisplayName('localhost:10.0')).toMatchObject({
      ways: [{ host: 'localhost', port: 6010 }],
      isLocal: true,
    });
    expect(readDisplayName('[::1]:2').ways).toEqual([{ host: '::1', port: 6002 }]);
    expect(readDisplayName('tcp/far.example:0')).toMatchObject({ isLocal: false });
    expect(readDisplayName('/tmp/launch/org.xquartz:0').ways).toEqual([{ path: '/tmp/launch/org.xquartz:0' }]);
  });
  it('is refused when it is none', () => {
    for (const bad of ['', '0', ':', ':x', ':1 ', ':1\n', 'a b:0', ':123456']) {
      expect(() => readDisplayName(bad), JSON.stringify(bad)).toThrow(DesktopError);
    }
  });
});

describe('a file of cookies', () => {
  const field = (text: string): Buffer => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(text.length);
    return Buffer.concat([length, Buffer.from(text, 'latin1')]);
  };
  const entry = (family: number, address: string, number: string, data: string, name = cookieName): Buffer => {
    const head = Buffer.alloc(2);
    head.writeUInt16BE(family);
    return Buffer.concat([head, field(address), field(number), field(name), field(data)]);
  };
  const [local, wild] = [256, 65_535];
  const file = Buffer.concat([
    entry(local, 'other', '0', 'of another machine'),
    entry(local, 'here', '1', 'of another display'),
    entry(local, 'here', '0', 'of another kind', 'XDM-AUTHORIZATION-1'),
    entry(local, 'here', '0', 'the one'),
  ]);
  const cookie = (bytes: Buffer, display = ':0') =>
    findCookie(bytes, readDisplayName(display), 'here')?.data.toString('latin1');

  it('gives the cookie of this machine and display', () => {
    expect(cookie(file)).toBe('the one');
    expect(cookie(file, ':1')).toBe('of another display');
    expect(cookie(file, ':2')).toBeUndefined();
    expect(cookie(Buffer.concat([entry(local, 'old name', '0', 'x'), entry(wild, '', '', 'any')]))).toBe('any');
  });
  it('is read as far as it goes', () => {
    for (let length = 0; length < file.length; length++) expect(() => cookie(file.subarray(0, length))).not.toThrow();
    expect(cookie(Buffer.alloc(300, 0xff))).toBeUndefined();
  });
});
