/** The group sessions that the agency announces: asked once, and shown only where there are any. */
import { signal } from "@preact/signals";
import { read } from "../kit/api";
import { isRefusal } from "../kit/refusal";
import type { SessionCard, SessionList } from "../wire";

export const announced = signal<readonly SessionCard[]>([]);

export async function readAnnounced(): Promise<void> {
  const slug = new URLSearchParams(location.search).get("agency");
  try {
    const { sessions } = await read<SessionList>(`/api/sessions${slug ? `?${new URLSearchParams({ agency: slug }).toString()}` : ""}`);
    announced.value = sessions;
  } catch (failed) {
    if (!isRefusal(failed)) throw failed;
  }
}
