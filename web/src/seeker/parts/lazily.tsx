import { signal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { language, speak } from "../../kit/i18n";
import { t as kit } from "../../kit/words";
import { t } from "../words";

/** A page, or what stands `within` one, fetched when it is first shown, with its words; a fetch that fails can be tried again. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>, { within = false } = {}): (props: P) => JSX.Element {
  const got = signal<{ page: ComponentType<P> } | null>(null);
  const failed = signal(false);
  const fetch = async (): Promise<void> => {
    failed.value = false;
    try {
      const page = await load();
      await speak(language.peek());
      got.value = { page };
    } catch {
      failed.value = true;
    }
  };
  return function Lazily(props: P): JSX.Element {
    useEffect(() => {
      if (!got.peek()) void fetch();
    }, []);
    const Fetched = got.value?.page;
    return Fetched ? <Fetched {...props} /> : <Coming within={within} failed={failed.value} onRetry={() => void fetch()} />;
  };
}

interface ComingProps { within: boolean; failed: boolean; onRetry: () => void }

function Coming({ within, failed, onRetry }: ComingProps): JSX.Element {
  const shown = failed
    ? <Banner tone="warning" live="alert" action={<Button onClick={onRetry}>{t("fetch_again")}</Button>}>{kit("unreachable")}</Banner>
    : <Skeleton blocks={within ? 1 : 4} />;
  return within ? <div class="coming">{shown}</div> : <main id="main" class="home">{shown}</main>;
}
