import { read, write } from "../api";
import type { BookingsHit, NewRearrangement, Rearrangement } from "../../wire";

export function readBookingsHit(advisor: string, from: string, until: string): Promise<BookingsHit> {
  return read<BookingsHit>(`/api/advisors/${advisor}/bookings?${new URLSearchParams({ from, until })}`);
}

export function rearrange(wanted: NewRearrangement): Promise<Rearrangement> {
  return write<Rearrangement>("POST", "/api/rearrangements", wanted);
}

export function readRearrangement(id: string): Promise<Rearrangement> {
  return read<Rearrangement>(`/api/rearrangements/${id}`);
}
