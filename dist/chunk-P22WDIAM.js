// src/core/evidence.ts
function unmeasured(why) {
  return { verdict: "unmeasured", said: `not measured: ${why}`, subject: "", sizes: [] };
}

export {
  unmeasured
};
