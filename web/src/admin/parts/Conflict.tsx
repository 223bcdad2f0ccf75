import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { differences } from "../form/compare";
import type { Draft } from "../form/draft";
import { t } from "../words";

/** Somebody else was quicker: both versions side by side, and nothing lost whichever is chosen. */
export function Conflict<F extends object>({ draft }: { draft: Draft<F> }): JSX.Element | null {
  const theirs = draft.theirs.value;
  if (!theirs) return null;
  return (
    <Banner tone="warning" live="alert" title={t("conflict_title")} action={
      <div class="ways">
        <Button onClick={draft.takeTheirs}>{t("take_theirs")}</Button>
        <Button look="primary" onClick={draft.keepMine}>{t("keep_mine")}</Button>
      </div>
    }>
      <p>{t("conflict_why")}</p>
      <div class="compare" role="region" aria-label={t("conflict_title")} tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{t("field")}</th><th scope="col">{t("mine")}</th><th scope="col">{t("theirs")}</th></tr></thead>
          <tbody>{differences(draft.form.value, theirs.form).map(({ field, mine, theirs: other }) => <tr key={field}><th scope="row">{field}</th><td>{mine}</td><td>{other}</td></tr>)}</tbody>
        </table>
      </div>
    </Banner>
  );
}
