import { refuseMissing, type BotParts } from './parts.ts';

export interface PartSettings {
  readonly appId: number;
}

/** The one place where the bot meets what is done for it. */
export async function openParts(_settings: PartSettings): Promise<BotParts> {
  return {
    publish: async () => refuseMissing('publish'),
    suggest: async () => refuseMissing('suggest'),
    refreshApproval: async () => refuseMissing('refreshApproval'),
    settle: async () => refuseMissing('settle'),
    answerPerson: async () => refuseMissing('answerPerson'),
    readDashboard: async () => refuseMissing('readDashboard'),
  };
}
