/** Where one can write to the agency: asked once, and named where ways are named. */
import { signal } from "@preact/signals";
import { read } from "../kit/api";
import { isRefusal } from "../kit/refusal";
import type { Letterbox } from "../wire";

export const letterbox = signal<string | null>(null);

export async function readLetterbox(): Promise<void> {
  const slug = new URLSearchParams(location.search).get("agency");
  try {
    const told = await read<Letterbox>(`/api/letterbox${slug ? `?${new URLSearchParams({ agency: slug }).toString()}` : ""}`);
    letterbox.value = told.address;
  } catch (failed) {
    if (!isRefusal(failed)) throw failed;
  }
}
