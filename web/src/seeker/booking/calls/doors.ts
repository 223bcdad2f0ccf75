/** Two ways to one appointment: as its seeker, or by its link. What can be done behind them is alike. */
import { read, write } from "../../../kit/api";
import type { Appointment, NewTime, Slots } from "../../../wire";
import { readSlots, slotsOf } from "../../readSlots";

export interface Door {
  read: () => Promise<Appointment>;
  slots: (from: string | null, days: number) => Promise<Slots>;
  move: (to: NewTime) => Promise<Appointment>;
  cancel: () => Promise<Appointment>;
  /** Say "I cannot", and stop the reminders: by the link alone. */
  excuse?: () => Promise<Appointment>;
  quiet?: () => Promise<Appointment>;
  /** Where the calendar file is. */
  event: string;
}

export function own({ id, motive, zone }: Appointment): Door {
  const at = `/api/appointments/${id}`;
  return {
    read: () => read<Appointment>(at),
    slots: (from, days) => readSlots(motive, { from, days, zone }),
    move: (to) => write<Appointment>("POST", `${at}/move`, to),
    cancel: () => write<Appointment>("POST", `${at}/cancellation`),
    event: `${at}/event`,
  };
}

export function linked(token: string): Door {
  const at = `/api/booking-links/${encodeURIComponent(token)}`;
  return {
    read: () => read<Appointment>(at),
    slots: (from, days) => slotsOf(`${at}/slots`, { from, days, zone: null }),
    move: (to) => write<Appointment>("POST", `${at}/move`, to),
    cancel: () => write<Appointment>("POST", `${at}/cancellation`),
    excuse: () => write<Appointment>("POST", `${at}/excuse`),
    quiet: () => write<Appointment>("POST", `${at}/quiet`),
    event: `${at}/event`,
  };
}
