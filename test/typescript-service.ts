import type { TypeScriptService } from '#core/ports/typescript-service.ts';
import { openTypeScriptService } from '#drivers/typescript/index.ts';

/** The real language service on the files of an example. */
export async function realTypeScript(root: string): Promise<TypeScriptService> {
  return openTypeScriptService({ root });
}

/** A strict project without a browser: small libraries make examples fast. */
export const strictProject: Readonly<Record<string, string>> = {
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "target": "es2022", "lib": ["es2022"], "module": "esnext", "moduleResolution": "bundler", "types": [], "noEmit": true } }',
};
