/** What is half written survives a reload, and goes on with the conversation when that goes on over another channel. */
import { tab } from "../kit/store";

export const draftOf = (contact: string): string => `visavis.draft.${contact}`;

export function carryDraft(from: string, to: string): void {
  const text = tab.get(draftOf(from));
  if (text === null || tab.get(draftOf(to)) !== null) return;
  tab.set(draftOf(to), text);
  tab.set(draftOf(from), null);
}
