import type { HealCase, Stage } from './case.ts';
import type { Verification } from './verification.ts';
import type { ScannerReport } from './scanner.ts';

/** Every move of a case is announced once, after it was saved; whoever wants to know listens. */
export type HealEvent =
  | {
      readonly type: 'moved';
      readonly at: string;
      readonly runId: string;
      readonly caseId: string;
      readonly from: Stage | undefined;
      readonly to: Stage;
      readonly healCase: HealCase;
    }
  | {
      readonly type: 'batch-tried';
      readonly at: string;
      readonly runId: string;
      readonly caseIds: readonly string[];
      readonly verification: Verification;
    }
  | {
      readonly type: 'scanned';
      readonly at: string;
      readonly runId: string;
      readonly scanners: readonly ScannerReport[];
      readonly found: number;
    }
  /** Something long is under way; for progress displays only, never saved. */
  | { readonly type: 'busy'; readonly at: string; readonly runId: string; readonly doing: string };
export type Announce = (event: HealEvent) => void;
export type Listener = (event: HealEvent) => void;
