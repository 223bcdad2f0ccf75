import { read, write } from "../../../kit/api";
import { isRefusal } from "../../../kit/refusal";
import type { Appointment, NewAppointment, Reach } from "../../../wire";

/** Keep a time for ten minutes. */
export function hold(wanted: NewAppointment): Promise<Appointment> {
  return write<Appointment>("POST", "/api/appointments", wanted);
}

/** Keep it for ten minutes more. */
export function keepLonger(id: string): Promise<Appointment> {
  return write<Appointment>("POST", `/api/appointments/${id}/extension`);
}

/** Say where to call; a code is sent there, unless it is known. */
export function sayWhere(id: string, reach: Reach): Promise<Appointment> {
  return write<Appointment>("PUT", `/api/appointments/${id}/reach`, reach);
}

/** Show by the code that the number is theirs; `proven` stays false where the code is wrong. */
export function prove(id: string, code: string): Promise<Appointment> {
  return write<Appointment>("POST", `/api/appointments/${id}/proof`, { code });
}

/** Look once at what is kept; without an answer one looks again later. */
export function lookAt({ id }: Appointment): Promise<Appointment | null> {
  return read<Appointment>(`/api/appointments/${id}`).catch((failed: unknown) => {
    if (!isRefusal(failed)) throw failed;
    return null;
  });
}

/** Book the time that is kept. */
export function book(id: string): Promise<Appointment> {
  return write<Appointment>("POST", `/api/appointments/${id}/confirmation`);
}
