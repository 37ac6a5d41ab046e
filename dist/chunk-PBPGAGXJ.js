// src/core/record.ts
var recordKinds = [
  "verified",
  "kept",
  "edited",
  "rolled-back",
  "rejected",
  "reverted",
  "released",
  "withdrawn"
];
var trustedFrom = 0.9;

export {
  recordKinds,
  trustedFrom
};
