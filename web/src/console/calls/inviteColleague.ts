import { write } from "../../kit/api";
import type { Invitation } from "../../wire";

export interface Invite { id: string; guest: string; note: string }

export function inviteColleague(contact: string, invite: Invite): Promise<Invitation> {
  return write<Invitation>("POST", `/api/contacts/${contact}/invitations`, invite);
}
