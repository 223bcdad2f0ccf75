import type { JSX } from "preact";
import { Badge } from "../../kit/components/Badge";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Changes } from "../../wire";
import { t } from "../words";

interface ChangesShownProps { told: Changes; busy: boolean; onBring: () => void }

const tones = { added: "success", changed: "info", retired: "danger" } as const;

/** What a file would add, change and retire, and what would not work. */
export function ChangesShown({ told, busy, onBring }: ChangesShownProps): JSX.Element {
  const errors = told.findings.filter(({ level }) => level === "error");
  const warnings = told.findings.filter(({ level }) => level === "warning");
  return (
    <div class="changes" role="status">
      <h3>{t("changes_n", { n: told.changes.length })}</h3>
      {errors.length > 0 && <Banner tone="danger" title={t("errors", { n: errors.length })}><ul>{errors.map((each) => <li key={each.at + each.en}><b>{each.at}</b> – {pick(each)}</li>)}</ul></Banner>}
      <ul role="list" class="rows">
        {told.changes.map(({ kind, name, how, fields }) => (
          <li key={`${kind}/${name}`} class="row row-still">
            <span class="row-name"><Badge tone={tones[how]}>{t(how)}</Badge> {t(`section_${kind === "regions" ? "agencies" : kind}`)} · {name}</span>
            {fields.length > 0 && <ul class="row-facts changes-fields">{fields.map(({ field, was, becomes }) => <li key={field}><b>{field}</b> – <del>{was || t("empty")}</del> → <ins>{becomes || t("empty")}</ins></li>)}</ul>}
          </li>
        ))}
      </ul>
      {warnings.length > 0 && <details class="more"><summary>{t("warnings_n", { n: warnings.length })}</summary><ul>{warnings.map((each) => <li key={each.at + each.en}><b>{each.at}</b> – {pick(each)}</li>)}</ul></details>}
      {told.changes.length > 0 && <div><Button look="primary" icon="check" busy={busy} disabled={errors.length > 0} onClick={onBring}>{t("bring_in_now")}</Button></div>}
    </div>
  );
}
