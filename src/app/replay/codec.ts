import type { WorkflowCodec } from '#core/ports/workflow-codec.ts';
import { decodeWorkflow, encodeWorkflow } from '#drivers/workflows/index.ts';

/** Workflows as files, without a disk. A damaged picture is no workflow here: what is written must be whole. */
export const codec: WorkflowCodec = {
  encode: encodeWorkflow,
  async decode(name, files) {
    const { workflow, warnings } = await decodeWorkflow(name, name, async (path) => files.get(path));
    const [warning] = warnings;
    if (warning !== undefined) throw new Error(warning);
    return workflow;
  },
};
