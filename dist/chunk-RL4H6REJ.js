import {
  isBusy
} from "./chunk-6WV46S5B.js";

// src/drivers/lock/os-lock.ts
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
async function takeOsLock(file, waitMs) {
  const until = performance.now() + waitMs;
  const lock = new DatabaseSync(file, { timeout: 0 });
  let isOpen = true;
  const release = () => {
    if (isOpen) lock.close();
    isOpen = false;
  };
  try {
    while (!tryToTake(lock)) {
      if (performance.now() > until) {
        release();
        return void 0;
      }
      await sleep(5 + Math.random() * 20);
    }
    return { release };
  } catch (error) {
    release();
    throw error;
  }
}
function tryToTake(lock) {
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

export {
  takeOsLock
};
