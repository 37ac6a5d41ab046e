// src/core/ports/job-queue.ts
var JobRefused = class extends Error {
};

export {
  JobRefused
};
