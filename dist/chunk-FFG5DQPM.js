// src/drivers/store/queue.ts
function makeQueue() {
  let last = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => void 0);
    return result;
  };
}
var runAtOnce = (work) => work();

export {
  makeQueue,
  runAtOnce
};
