import type { XConnection } from './connection.ts';
import { body, u32, u8 } from './requests.ts';

/** Memory that the display writes pictures into. */
export interface SharedMemory {
  /** Name of it for the display. */
  readonly id: number;
  /** Not to be touched after `close`. */
  readonly bytes: Uint8Array;
  close(): void;
}
type Libc = Awaited<ReturnType<typeof loadLibc>>;
let libc: Promise<Libc | undefined> | undefined;

/** Undefined where it cannot be had: no koffi, another machine, another container. */
export async function openSharedMemory(x: XConnection, shm: number, bytes: number): Promise<SharedMemory | undefined> {
  libc ??= loadLibc().catch(() => undefined);
  const c = await libc;
  if (c === undefined) return undefined;
  const [privateKey, createForMe, removeIt] = [0, 0o1600, 0];
  const segment = c.shmget(privateKey, bytes, createForMe);
  if (segment === -1) return undefined;
  const at = c.shmat(segment, null, 0);
  const id = x.nextId();
  x.send(shm, 1, body(u32(id), u32(segment), u8(0), u8(0), u8(0), u8(0)));
  const isShared = await x.sync().then(
    () => at !== failed,
    () => false,
  );
  // The segment goes with the last who holds it, even when this process is killed.
  c.shmctl(segment, removeIt, null);
  if (!isShared) {
    if (at !== failed) c.shmdt(at);
    return undefined;
  }
  let isOpen = true;
  return {
    id,
    bytes: new Uint8Array(c.view(at, bytes)),
    close() {
      if (!isOpen) return;
      isOpen = false;
      x.send(shm, 2, body(u32(id)));
      c.shmdt(at);
    },
  };
}

const failed = 0xffffffffffffffffn;
async function loadLibc() {
  const { default: koffi } = await import('koffi');
  const library = koffi.load(null);
  // Koffi cannot tell what the functions take: it is written beside them.
  return {
    shmget: library.func('int shmget(int key, size_t size, int flags)') as (
      key: number,
      size: number,
      flags: number,
    ) => number,
    shmat: library.func('uintptr_t shmat(int id, void *at, int flags)') as (
      id: number,
      at: null,
      flags: number,
    ) => bigint,
    shmdt: library.func('int shmdt(uintptr_t at)') as (at: bigint) => number,
    shmctl: library.func('int shmctl(int id, int command, void *out)') as (
      id: number,
      command: number,
      out: null,
    ) => number,
    view: (at: bigint, bytes: number): ArrayBuffer => koffi.view(at, bytes),
  };
}
