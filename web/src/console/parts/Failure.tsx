import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { explain } from "../../kit/explain";
import type { Refusal } from "../../kit/refusal";
import { t } from "../words";

interface FailureProps { title: string; refusal: Refusal | null; onRetry?: () => void }

/** What did not go through, why, and the way to try again. */
export function Failure({ title, refusal, onRetry }: FailureProps): JSX.Element | null {
  if (!refusal) return null;
  const again = onRetry && refusal.passing && <div><Button icon="refresh" onClick={onRetry}>{t("retry")}</Button></div>;
  return <Banner tone="danger" live="alert" title={title} action={again}>{explain(refusal)}</Banner>;
}
