import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { expire } from "../../kit/door/session";
import { explain } from "../../kit/explain";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { t } from "../words";

interface LoadedProps<T> { read: () => Promise<T>; of: string; children: (told: T, again: () => void) => ComponentChildren }

/** Reads something once for what it is of, and shows it; says so when it cannot. */
export function Loaded<T>({ read, of, children }: LoadedProps<T>): JSX.Element {
  const told = useSignal<T | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const turn = useSignal(0);
  const asked = turn.value;
  useEffect(() => {
    let gone = false;
    read().then((answer) => { if (!gone) { told.value = answer; refusal.value = null; } }, (error: unknown) => {
      if (!isRefusal(error)) throw error;
      if (error.code === "sign_in_required") void expire();
      if (!gone) refusal.value = error;
    });
    return () => { gone = true; };
  }, [of, asked]);
  const again = (): void => { turn.value += 1; };
  if (refusal.value && told.value === null) return <Banner tone="warning" live="status" action={<div><Button icon="refresh" onClick={again}>{t("again")}</Button></div>}>{explain(refusal.value)}</Banner>;
  if (told.value === null) return <div class="loading"><Skeleton blocks={3} /></div>;
  return <>{children(told.value, again)}</>;
}
