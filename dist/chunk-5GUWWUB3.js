import {
  addJob,
  cancelJob,
  claimJob,
  inTransaction,
  makeReading,
  makeScheduleClock,
  openRows,
  parseCron,
  pause,
  startSession
} from "./chunk-USAUR54Q.js";
import "./chunk-BQXZI3F6.js";
import "./chunk-VBCC6NHF.js";
import {
  openSqlite
} from "./chunk-6WV46S5B.js";
import "./chunk-Z656YGUU.js";
import "./chunk-37HU6A4X.js";
import "./chunk-DLPGRI4D.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/queue/share-transaction.ts
var mostTogether = 200;
function shareTransaction(store) {
  let waiting = [];
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      await new Promise(setImmediate);
      const together = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      try {
        await inTransaction(store, async (transaction) => {
          for (const { run } of together) await run(transaction);
        });
        for (const { done } of together) done();
      } catch {
        for (const { run, done, fail } of together) await inTransaction(store, run).then(done, fail);
      }
    }
    isWriting = false;
  };
  return (work) => new Promise((resolve, reject) => {
    let answer;
    waiting.push({
      run: async (transaction) => {
        answer = { is: await work(transaction) };
      },
      done: () => answer ? resolve(answer.is) : reject(new Error("nothing was written")),
      fail: reject
    });
    if (!isWriting) void write();
  });
}

// src/drivers/queue/sqlite-queue.ts
var pollMs = 200;
async function openSqliteQueue(file, settings) {
  const bell = makeBell();
  const delivery = {
    schedule: async () => bell.ring(),
    withdraw: async () => void 0,
    announceCancel: async () => bell.ring(),
    release: async () => void 0
  };
  const database = openSqlite(file, { synchronous: "FULL", waitMs: 50 });
  const store = { database, delivery };
  await openRows(database);
  const adding = { ...store, share: shareTransaction(store) };
  return {
    ...makeReading(store),
    add: (job) => addJob(adding, job),
    cancel: (id, reason) => cancelJob(store, id, reason),
    async work(handlers, { parallel, signal, schedules = [] }) {
      schedules.forEach(parseCron);
      const session = await startSession(store, {
        ...settings,
        handlers,
        schedules,
        clock: makeScheduleClock(),
        watchMs: pollMs
      });
      const names = Object.keys(handlers);
      const tell = (error) => settings.say(`No job could be taken: ${messageOf(error)}`);
      const release = bell.listen(() => void session.checkCancels());
      while (!signal.aborted) {
        const claimed = session.crew.size < parallel && names.length > 0 ? await claimJob(store, session.worker, { names }).catch(tell) : void 0;
        if (claimed) void session.crew.run(claimed).then(bell.ring);
        else await bell.wait(pollMs, signal);
      }
      release();
      await session.end();
    },
    close: () => database.close()
  };
}
function makeBell() {
  const listeners = /* @__PURE__ */ new Set();
  const listen = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    // Rung inside a transaction; heard after it, since this process has one connection and waits for it.
    ring: () => listeners.forEach((listener) => listener()),
    listen,
    async wait(ms, signal) {
      const heard = new AbortController();
      const stop = listen(() => heard.abort());
      await pause(ms, AbortSignal.any([heard.signal, signal]));
      stop();
    }
  };
}
export {
  openSqliteQueue
};
