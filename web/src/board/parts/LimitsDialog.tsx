import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Skeleton } from "../../kit/components/Skeleton";
import { Deed } from "../../kit/deed";
import { explain } from "../../kit/explain";
import { LimitFields } from "../../kit/limits/LimitFields";
import { limitAdvisor, type NewLimits } from "../../kit/limits/limitAdvisor";
import { readLimits } from "../../kit/limits/readLimits";
import type { BoardAdvisor, Limits } from "../../wire";
import { t } from "../words";

interface LimitsDialogProps { one: BoardAdvisor | null; onClose: () => void }

/** How much somebody holds at once, as whoever oversees them sees fit. */
export function LimitsDialog({ one, onClose }: LimitsDialogProps): JSX.Element {
  const limits = useSignal<Limits | null>(null);
  const chosen = useSignal<NewLimits>({ capacity: 1, channels: {} });
  const deed = useMemo(() => new Deed(), [one?.id]);
  const refusal = deed.refusal.value;
  useEffect(() => {
    limits.value = null;
    if (one) void deed.do(async () => {
      const told = await readLimits(one.id);
      chosen.value = { capacity: told.capacity, channels: { ...told.channels } };
      limits.value = told;
    });
  }, [one?.id]);

  const keep = (): void => {
    if (!one) return;
    void deed.do(async () => {
      await limitAdvisor(one.id, chosen.value);
      announce(t("limits_kept", { name: one.name }));
      onClose();
    });
  };
  return (
    <Dialog open={one !== null} title={t("limits_of", { name: one?.name ?? "" })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="check" busy={deed.busy.value} aria-disabled={limits.value === null} onClick={keep}>{t("limits_keep")}</Button>
    </>}>
      <p class="soft">{t("limits_why")}</p>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      {limits.value
        ? <div class="limits"><LimitFields limits={limits.value} chosen={chosen.value} least={one?.used ?? 1} oversees onChoose={(next) => { chosen.value = next; }} /></div>
        : refusal === null && <Skeleton lines={4} />}
    </Dialog>
  );
}
