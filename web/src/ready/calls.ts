import { tell, write } from "../kit/api";
import type { TrialAnswers, TrialBegun, TrialOffers, TrialResult } from "../wire";

export function beginTrial(id: string): Promise<TrialBegun> {
  return write<TrialBegun>("POST", "/api/video/trials", { id });
}

export function connectTrial(id: string, offers: TrialOffers): Promise<TrialAnswers> {
  return write<TrialAnswers>("POST", `/api/video/trials/${id}/offers`, offers);
}

/** Also from a page that closes. */
export function concludeTrial(id: string, result: TrialResult): void {
  tell(`/api/video/trials/${id}/result`, result);
}

