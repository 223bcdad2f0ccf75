import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { leaveAnyway, wanted } from "../place";
import { t } from "../words";

/** Asks before something unsaved is left. */
export function Leaving(): JSX.Element {
  const stay = (): void => { wanted.value = null; };
  return (
    <Dialog open={wanted.value !== null} title={t("leaving_title")} onClose={stay} foot={<>
      <Button look="primary" onClick={stay}>{t("stay")}</Button>
      <Button look="danger" onClick={leaveAnyway}>{t("leave_anyway")}</Button>
    </>}>
      <p>{t("leaving_why")}</p>
    </Dialog>
  );
}
