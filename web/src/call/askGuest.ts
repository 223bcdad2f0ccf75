import { write } from "../kit/api";
import type { GuestAsked, NewGuest } from "../wire";

export function askGuest(contact: string, guest: NewGuest): Promise<GuestAsked> {
  return write<GuestAsked>("POST", `/api/contacts/${contact}/call/guests`, guest);
}
