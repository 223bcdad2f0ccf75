/** Two ways to one appointment: as its seeker, or by its link. What can be done behind them is alike. */
import { read, readFile, write } from "../../../kit/api";
import type { Appointment, NewDevice, NewTime, Slots } from "../../../wire";
import { slotsOf } from "../../readSlots";

/** Where a file is, or how to have it. */
export type Paper = string | (() => Promise<Blob>);

export interface Door {
  /** What opens it: the id of one's own, or the token of a link. */
  key: string;
  read: () => Promise<Appointment>;
  slots: (from: string | null, days: number) => Promise<Slots>;
  move: (to: NewTime) => Promise<Appointment>;
  cancel: () => Promise<Appointment>;
  /** Say "I cannot", and stop the reminders: by the link alone. */
  excuse?: () => Promise<Appointment>;
  quiet?: () => Promise<Appointment>;
  /** Remind on a device, and on that one no more. */
  remind: (device: NewDevice) => Promise<Appointment>;
  forget: (device: string) => Promise<Appointment>;
  /** The calendar file, and the statement of a technical failure. */
  event: Paper;
  statement: Paper;
}

export function own({ id }: Appointment): Door {
  const at = `/api/appointments/${id}`;
  return {
    key: id,
    read: () => read<Appointment>(at),
    slots: (from, days) => slotsOf(`${at}/slots`, { from, days, zone: null }),
    move: (to) => write<Appointment>("POST", `${at}/move`, to),
    cancel: () => write<Appointment>("POST", `${at}/cancellation`),
    remind: (device) => write<Appointment>("POST", `${at}/devices`, device),
    forget: (device) => write<Appointment>("DELETE", `${at}/devices/${device}`),
    event: `${at}/event`,
    statement: `${at}/statement`,
  };
}

/** The token travels in a header: the logs on the way keep addresses. */
export function linked(token: string): Door {
  const at = "/api/booking-link";
  const headers = { "Visavis-Link": token };
  const does = (deed: string, body?: unknown): Promise<Appointment> => write<Appointment>("POST", `${at}/${deed}`, body, headers);
  return {
    key: token,
    read: () => read<Appointment>(at, headers),
    slots: (from, days) => slotsOf(`${at}/slots`, { from, days, zone: null }, headers),
    move: (to) => does("move", to),
    cancel: () => does("cancellation"),
    excuse: () => does("excuse"),
    quiet: () => does("quiet"),
    remind: (device) => does("devices", device),
    forget: (device) => write<Appointment>("DELETE", `${at}/devices/${device}`, {}, headers),
    event: () => readFile(`${at}/event`, headers),
    statement: () => readFile(`${at}/statement`, headers),
  };
}
