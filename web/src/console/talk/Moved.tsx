import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import type { Contact } from "../../wire";
import { t } from "../words";

interface MovedProps { contact: Contact; onClose: () => void }

/** The contact left these hands while it was in front: say so, and let the advisor leave when ready. */
export function Moved({ contact, onClose }: MovedProps): JSX.Element {
  return (
    <div class="moved" data-contact={contact.id}>
      <Banner tone="info" live="status" title={t("moved_title")} action={<div><Button onClick={onClose}>{t("moved_close")}</Button></div>}>{t("moved_why")}</Banner>
    </div>
  );
}
