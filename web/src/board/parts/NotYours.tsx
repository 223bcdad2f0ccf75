import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { t } from "../words";

export function NotYours({ name }: { name: string }): JSX.Element {
  return (
    <Banner tone="info" live="status" title={t("not_yours_title")} action={<div><a class="button button-secondary" href="/console">{t("to_console")}</a></div>}>
      {t("not_yours_why", { name })}
    </Banner>
  );
}
