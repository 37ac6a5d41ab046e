// src/drivers/append-log/append-log.ts
import { appendFile, mkdir, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";
function makeAppendLog(file) {
  const read = async () => {
    try {
      return await readFile(file, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
      throw error;
    }
  };
  return {
    file,
    lines: async () => (await read()).split("\n").slice(0, -1),
    async repair() {
      const text = await read();
      const whole = text.slice(0, text.lastIndexOf("\n") + 1);
      if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
    },
    async append(lines) {
      if (lines.length === 0) return;
      await mkdir(dirname(file), { recursive: true });
      await appendFile(file, lines.map((line) => `${line}
`).join(""));
    }
  };
}

export {
  makeAppendLog
};
